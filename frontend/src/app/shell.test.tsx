import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { session } from '@/shared/api/session';
import type { Schema } from '@/shared/api/types';
import { MemoryRouter, Route, Routes, useLocation } from '@/shared/router/router';
import { AuthGuard } from './guards/auth-guard';
import { Shell } from './layouts/shell';
import { queryClient } from './query-client';

const aziz = { id: '1', username: 'aziz', display_name: 'Aziz', plan: 'free' } as Schema<'MeOut'>;

function Broken(): never {
  throw new Error('a bug');
}

afterEach(() => queryClient.cancelQueries());

function Address() {
  const { pathname, search } = useLocation();
  return <p>at {pathname + search}</p>;
}

function renderShell(at: string, page = <p>the page</p>) {
  render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <MemoryRouter initialEntries={[at]}>
          <Address />
          <Routes>
            <Route element={<Shell />}>
              <Route path="/" element={<p>home</p>} />
              <Route path="/login" element={<p>sign in here</p>} />
              <Route path="/catalog" element={page} />
              <Route element={<AuthGuard />}>
                <Route path="/orders/:id" element={<p>an order</p>} />
              </Route>
            </Route>
          </Routes>
        </MemoryRouter>
      </QueryClientProvider>
    </I18nProvider>,
  );
  return userEvent.setup();
}

beforeEach(() => {
  session.end();
  server.use(
    http.get(api('/payments/wallet/'), () => HttpResponse.json({ available: 1_240_000 })),
    http.get(api('/search/suggest/'), () => HttpResponse.json({ results: [] })),
    http.get(api('/chats/'), () => HttpResponse.json({ results: [], unread_total: 0 })),
    http.get(api('/profile/notifications/unread-count/'), () => HttpResponse.json({ unread_count: 0 })),
    http.get(api('/profile/verdicts/'), () => HttpResponse.json({ results: [], next: null, previous: null })),
    http.post(api('/auth/ws-ticket/'), () => HttpResponse.error()),
  );
});

test('a guest at a member page is sent to sign in, and the address is kept', () => {
  renderShell('/orders/7?tab=chat');

  expect(screen.getByText('sign in here')).toBeInTheDocument();
  expect(screen.getByText('at /login?next=%2Forders%2F7%3Ftab%3Dchat')).toBeInTheDocument();
});

test('a member sees the page, the wallet and their menu without asking who they are', async () => {
  session.establish({ access: 'token', expires_in: 900, user: aziz });

  renderShell('/orders/7');

  expect(screen.getByText('an order')).toBeInTheDocument();
  expect(await screen.findByRole('button', { name: 'Account menu' })).toBeInTheDocument();
  expect(
    await screen.findByRole('link', { name: 'Wallet: 1\u202f240\u202f000\u00a0UZS' }),
  ).toBeInTheDocument();
});

test('the end of the session leads away from a member page and forgets private data', () => {
  session.establish({ access: 'token', expires_in: 900, user: aziz });
  renderShell('/orders/7');

  act(() => session.end());

  expect(screen.getByText('sign in here')).toBeInTheDocument();
  expect(queryClient.getQueryData(['users', 'me'])).toBeUndefined();
});

test("another user's sign-in drops the first one's data", () => {
  session.establish({ access: 'token', expires_in: 900, user: aziz });
  queryClient.setQueryData(['orders', 'detail', '7'], { id: '7' });

  session.establish({ access: 'token', expires_in: 900, user: { ...aziz, id: '2' } });

  expect(queryClient.getQueryData(['orders', 'detail', '7'])).toBeUndefined();
  expect(queryClient.getQueryData(['users', 'me'])).toMatchObject({ id: '2' });
});

test('the key / puts the cursor into the search, and Enter searches', async () => {
  const user = renderShell('/');

  await user.keyboard('/');
  await user.keyboard('pubg mobile{Enter}');

  expect(screen.getByText('at /catalog?search=pubg+mobile')).toBeInTheDocument();
});

test('a page that breaks is replaced by the error page; header and way out stay', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const user = renderShell('/catalog', <Broken />);
  expect(screen.getByRole('heading', { name: 'Server error' })).toBeInTheDocument();

  await user.click(screen.getByRole('link', { name: 'WibeStore, home page' }));

  expect(screen.getByText('home')).toBeInTheDocument();
});
