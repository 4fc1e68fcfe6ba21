import { i18n } from '@lingui/core';
import { act, screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { WireServer } from '@tests/sockets';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { notificationMock } from '@/features/notifications/notifications.mock';
import { type SessionAnswer, session } from '@/shared/api/session';
import { News } from './news';

const PATH = '/ws/notifications/';
let wire: WireServer;

beforeEach(() => {
  wire = new WireServer().install();
  server.use(
    http.post(api('/auth/ws-ticket/'), () => HttpResponse.json({ ticket: 't', expires_in: 30 })),
    http.get(api('/profile/notifications/unread-count/'), () => HttpResponse.json({ unread_count: 0 })),
    http.get(api('/profile/notifications/preferences/'), () =>
      HttpResponse.json({ sound: false, vibration: false, preferences: [] }),
    ),
    http.get(api('/profile/verdicts/'), () => HttpResponse.json({ results: [], next: null, previous: null })),
    http.get(api('/auth/me/'), () => HttpResponse.json({ id: 'me', language: 'uz' })),
    http.get(api('/chats/'), () => HttpResponse.json({ results: [], unread_total: 0 })),
  );
  session.establish({ access: 'token', user: { id: 'me', language: 'uz' } } as SessionAnswer);
});
afterEach(() => {
  act(() => {
    session.end();
    i18n.activate('en');
  });
  vi.unstubAllGlobals();
});

test('what pops up speaks the language of the page, not that of the account', async () => {
  i18n.load('ru', {});
  i18n.activate('ru');
  renderApp(<News />);
  await waitFor(() => expect(wire.last(PATH).said('resume')).toHaveLength(1));

  act(() =>
    wire.last(PATH).say('notification.created', { notification: notificationMock('7'), unread_count: 1 }),
  );

  expect(await screen.findByText('Заказ 7 передан')).toBeVisible();
  expect(screen.getByText('Проверьте аккаунт.')).toBeVisible();
  expect(screen.queryByText(/topshirildi/)).not.toBeInTheDocument();
});
