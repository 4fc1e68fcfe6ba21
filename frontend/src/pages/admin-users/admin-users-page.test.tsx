import { screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { describe, expect, test, vi } from 'vitest';
import { deskUserCardMock } from '@/features/backoffice/desk.mock';
import type { DeskUserCard } from '@/features/backoffice/users-desk-api';
import '@/shared/desk/desk-problem-words';
import { type Staff, StaffContext } from '@/shared/desk/use-roles';
import { AdminUsersPage } from './admin-users-page';

function open(rows: DeskUserCard[], at = '/admin/users', role: Staff['role'] = 'moderator') {
  const asked: string[] = [];
  server.use(
    http.get(api('/admin/users/'), ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.json({ results: rows, next: null, previous: null });
    }),
  );
  const view = renderApp(
    <StaffContext value={{ id: 'me', username: 'malika', role }}>
      <AdminUsersPage />
    </StaffContext>,
    { at },
  );
  return { ...view, asked };
}

describe('AdminUsersPage', () => {
  test('a row tells how somebody stands and leads to them', async () => {
    open([deskUserCardMock({ is_blocked: true, open_reports: 2 })]);

    const row = within(await screen.findByRole('row', { name: /dilnoza/ }));
    expect(row.getByText('Blocked')).toBeVisible();
    expect(row.getByText('d•••@mail.uz')).toBeVisible();
    expect(row.getByRole('link', { name: /dilnoza/ })).toHaveAttribute(
      'href',
      '/admin/users/01900000-0000-7000-8000-000000000007',
    );
  });

  test('filters are asked for; nobody fits', async () => {
    const { asked } = open([], '/admin/users?is_blocked=true&plan=pro&sort=-sales_count');

    await waitFor(() =>
      expect(Object.fromEntries(new URLSearchParams(asked[0]))).toEqual({
        is_blocked: 'true',
        plan: 'pro',
        ordering: '-sales_count',
      }),
    );
    expect(await screen.findByRole('button', { name: 'Clear the filters' })).toBeVisible();
  });

  test('an e-mail is sent in a body and never comes into the address', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(api('/admin/users/search/'), async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ results: [deskUserCardMock()], next: null, previous: null });
      }),
    );
    const { user } = open([]);

    await user.click(await screen.findByRole('button', { name: 'Find by e-mail or phone' }));
    const dialog = within(screen.getByRole('dialog'));
    await user.type(dialog.getByLabelText('E-mail or phone'), 'dil@mail.uz');
    await user.click(dialog.getByRole('button', { name: 'Find' }));

    expect(await dialog.findByRole('link', { name: 'dilnoza' })).toBeVisible();
    expect(sent).toEqual([{ email: 'dil@mail.uz' }]);
    expect(screen.getByTestId('address')).toHaveTextContent('/admin/users');
    expect(screen.getByTestId('address')).not.toHaveTextContent('mail.uz');
  });

  test('a number is asked for as a number; a refusal is told in the dialog', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(api('/admin/users/search/'), async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ code: 'auth.not_permitted', title: '', status: 403 }, { status: 403 });
      }),
    );
    const { user } = open([]);

    await user.click(await screen.findByRole('button', { name: 'Find by e-mail or phone' }));
    const dialog = within(screen.getByRole('dialog'));
    await user.type(dialog.getByLabelText('E-mail or phone'), '+998 90 123-45-67{Enter}');

    await waitFor(() => expect(sent).toEqual([{ phone: '+998 90 123-45-67' }]));
    expect(await dialog.findByRole('alert')).toBeVisible();
  });

  test('who has a debt is for finance to ask', async () => {
    const { user, unmount } = open([deskUserCardMock()], '/admin/users', 'finance');
    await user.click(await screen.findByRole('button', { name: 'Filters' }));
    expect(within(screen.getByRole('dialog')).getByText('Has a debt')).toBeVisible();
    unmount();

    const moderator = open([deskUserCardMock()]);
    await moderator.user.click(await screen.findByRole('button', { name: 'Filters' }));
    expect(within(screen.getByRole('dialog')).queryByText('Has a debt')).toBeNull();
  });

  test('nobody at all, and a failure, are told in place of the rows', async () => {
    const { unmount } = open([]);
    expect(await screen.findByRole('heading', { name: 'Nobody is here yet' })).toBeVisible();
    unmount();

    server.use(
      http.get(api('/admin/users/'), () =>
        HttpResponse.json({ code: 'auth.not_permitted', title: '', status: 403 }, { status: 403 }),
      ),
    );
    renderApp(
      <StaffContext value={{ id: 'me', username: 'malika', role: 'moderator' }}>
        <AdminUsersPage />
      </StaffContext>,
      { at: '/admin/users' },
    );
    await waitFor(() => expect(screen.queryByText('dilnoza')).toBeNull());
    expect(screen.queryByRole('heading', { name: 'Nobody is here yet' })).toBeNull();
  });

  test('on phones everybody is a card', async () => {
    vi.stubGlobal('matchMedia', (query: string) =>
      Object.assign(new EventTarget(), { matches: query.includes('48rem'), media: query }),
    );
    open([deskUserCardMock({ is_blocked: true })]);

    const card = within(await screen.findByRole('listitem'));
    expect(card.getByText('Blocked')).toBeVisible();
    expect(card.getByRole('link', { name: /dilnoza/ })).toBeVisible();
    expect(screen.queryByRole('table')).toBeNull();
    vi.unstubAllGlobals();
  });
});
