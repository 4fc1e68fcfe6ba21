import { i18n } from '@lingui/core';
import { QueryClient } from '@tanstack/react-query';
import { act, screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SessionAnswer, session } from '@/shared/api/session';
import type { ServerFrame } from '@/shared/realtime/frames';
import { notificationsOptions, unreadCountOptions } from './api';
import { Bell } from './components/bell';
import { NotificationTabs } from './components/notification-tabs';
import { PreferencesForm } from './components/preferences-form';
import { notificationMock } from './notifications.mock';
import { onUserFrame } from './realtime';

const path = (rest = '') => api(`/profile/notifications/${rest}`);
const pageOf = (...results: ReturnType<typeof notificationMock>[]) => ({
  results,
  next: null,
  previous: null,
  unread_count: results.filter((one) => !one.is_read).length,
});
const refused = () =>
  HttpResponse.json({ code: 'service.unavailable', title: 'Busy', status: 503 }, { status: 503 });

beforeEach(() => {
  session.establish({ access: 'token', user: { id: 'me' } } as SessionAnswer);
  server.use(
    http.get(path(), () => HttpResponse.json(pageOf(notificationMock('1'), notificationMock('2')))),
    http.get(path('unread-count/'), () => HttpResponse.json({ unread_count: 2 })),
  );
});
afterEach(() => act(() => session.end()));

test('the bell counts, shows the newest and leads to what they are about', async () => {
  let read = '';
  server.use(
    http.post(path(':id/read/'), ({ params }) => {
      read = String(params['id']);
      return HttpResponse.json({ unread_count: 1 });
    }),
  );
  const { user } = renderApp(<Bell />);
  await user.click(await screen.findByRole('button', { name: 'Notifications, unread: 2' }));
  await user.click(await screen.findByRole('link', { name: /Order 1 was handed over/ }));
  expect(screen.getByTestId('address')).toHaveTextContent('/orders/1');
  await waitFor(() => expect(read).toBe('1'));
  expect(await screen.findByRole('button', { name: 'Notifications, unread: 1' })).toBeVisible();
});

test('marked read at once; refused, it is unread again and said so', async () => {
  let answer = () => {};
  server.use(
    http.post(path('1/read/'), async () => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return refused();
    }),
  );
  const { user } = renderApp(<Bell />);
  await user.click(await screen.findByRole('button', { name: 'Notifications, unread: 2' }));
  const [first] = await screen.findAllByRole('button', { name: 'Mark as read' });
  if (first) await user.click(first);
  await waitFor(() => expect(screen.getAllByRole('button', { name: 'Mark as read' })).toHaveLength(1));
  answer();
  await waitFor(() => expect(screen.getAllByRole('button', { name: 'Mark as read' })).toHaveLength(2));
  expect(await screen.findByText(/The shop is busy/)).toBeInTheDocument();
});

test('the page shows one group by its address, and marks that group read', async () => {
  let asked: unknown;
  server.use(
    http.get(path(), ({ request }) => {
      const group = new URL(request.url).searchParams.get('group');
      const money = notificationMock('3', {
        group: 'money',
        title: { uz: 'Pul keldi', ru: 'Деньги пришли', en: 'Money came in' },
      });
      return HttpResponse.json(pageOf(...(group === 'money' ? [money] : [notificationMock('1'), money])));
    }),
    http.post(path('read-all/'), async ({ request }) => {
      asked = await request.json();
      return HttpResponse.json({ unread_count: 1 });
    }),
  );
  const { user } = renderApp(<NotificationTabs isStaff={false} />, { at: '/notifications' });
  await screen.findByText('Order 1 was handed over');
  expect(screen.queryByRole('tab', { name: 'Staff' })).not.toBeInTheDocument();
  expect(await screen.findByText('Unread: 2')).toBeInTheDocument();
  await user.click(screen.getByRole('tab', { name: 'Money' }));
  expect(screen.getByTestId('address')).toHaveTextContent('/notifications?group=money');
  const row = (await screen.findByText('Money came in')).closest('li');
  await user.click(screen.getByRole('button', { name: 'Mark all as read' }));
  await waitFor(() => expect(row).not.toHaveAttribute('data-unread'));
  expect(asked).toEqual({ group: 'money' });
});

test('when nothing is left to read, the page says so', async () => {
  server.use(
    http.get(path(), () => HttpResponse.json(pageOf(notificationMock('1', { is_read: true })))),
    http.get(path('unread-count/'), () => HttpResponse.json({ unread_count: 0 })),
  );
  renderApp(<NotificationTabs isStaff={false} />, { at: '/notifications' });
  expect(await screen.findByText('Everything is read.')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Mark all as read' })).not.toBeInTheDocument();
});

test('preferences change at once and are taken back when refused', async () => {
  server.use(
    http.get(path('preferences/'), () =>
      HttpResponse.json({
        sound: true,
        vibration: true,
        preferences: [
          {
            group: 'offer',
            channels: { socket: true, email: true },
            fixed: [],
            available: ['socket', 'email'],
          },
          {
            group: 'security',
            channels: { socket: true, email: true },
            fixed: ['email'],
            available: ['socket', 'email'],
          },
        ],
      }),
    ),
    http.put(path('preferences/'), refused),
  );
  const { user } = renderApp(<PreferencesForm isStaff={false} />);
  const offers = await screen.findByRole('group', { name: 'Price offers' });
  const mail = within(offers).getByRole('checkbox', { name: 'E-mail' });
  await user.click(mail);
  await waitFor(() => expect(mail).toBeChecked());
  expect(await screen.findByText(/The shop is busy/)).toBeInTheDocument();
  const security = screen.getByRole('group', { name: 'Security' });
  expect(within(security).getByRole('checkbox', { name: 'E-mail' })).toBeDisabled();
});

test('what the socket says goes into the lists it belongs to', () => {
  const client = new QueryClient();
  const keyOf = (group: 'money' | null) => notificationsOptions(group).queryKey;
  const put = (group: 'money' | null, ...ids: string[]) =>
    client.setQueryData(keyOf(group), {
      pageParams: [null],
      pages: [pageOf(...ids.map((id) => notificationMock(id)))],
    });
  const shown = (group: 'money' | null) =>
    client.getQueryData(keyOf(group))?.pages.flatMap(({ results }) => results.map((one) => one.id));
  const say = (type: string, data: unknown) =>
    onUserFrame(client, { type, id: 'f', data } as unknown as ServerFrame);
  put(null, '1', '2');
  put('money');

  say('notification.created', { notification: notificationMock('2', { count: 2 }), unread_count: 2 });
  say('notification.created', { notification: notificationMock('3', { group: 'money' }), unread_count: 3 });
  expect(shown(null)).toEqual(['3', '2', '1']);
  expect(shown('money')).toEqual(['3']);
  expect(client.getQueryData(unreadCountOptions().queryKey)).toBe(3);

  say('notification.read', { ids: [], unread_count: 0 });
  const all = client.getQueryData(keyOf(null))?.pages.flatMap(({ results }) => results) ?? [];
  expect(all.every((one) => one.is_read)).toBe(true);
  expect(client.getQueryData(unreadCountOptions().queryKey)).toBe(0);

  say('notification.state', { unread_count: 1, newest_id: '9', newest_at: '2026-11-24T05:00:00Z' });
  expect(client.getQueryState(keyOf(null))?.isInvalidated).toBe(true);
});

test('a change of the language changes what is listed, without asking again', async () => {
  let asked = 0;
  server.use(
    http.get(path(), () => {
      asked += 1;
      return HttpResponse.json(pageOf(notificationMock('1')));
    }),
  );
  renderApp(<NotificationTabs isStaff={false} />, { at: '/notifications' });
  await screen.findByText('Order 1 was handed over');
  i18n.load('uz', {});
  act(() => i18n.activate('uz'));
  expect(await screen.findByText('Buyurtma 1 topshirildi')).toBeVisible();
  act(() => i18n.activate('en'));
  expect(asked).toBe(1);
});
