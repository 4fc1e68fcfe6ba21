import { act, screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { meMock } from '@/features/users/users.mock';
import { session } from '@/shared/api/session';
import { VerifyEmailPage } from './verify-email-page';

const TOKEN = 'a-token-of-a-letter';
let seen: { token: string; hash: string }[];

beforeEach(() => {
  seen = [];
  window.history.replaceState(null, '', `/verify-email#token=${TOKEN}`);
});
afterEach(() => session.end());

function open(answer: () => Response, at = `/verify-email#token=${TOKEN}`) {
  server.use(
    http.post(api('/auth/email/verify/'), async ({ request }) => {
      const { token } = (await request.json()) as { token: string };
      seen.push({ token, hash: window.location.hash + request.url.slice(request.url.indexOf('/auth')) });
      return answer();
    }),
  );
  return renderApp(<VerifyEmailPage />, { at, path: '/verify-email' });
}

const refuse = (status: number, code: string, params = {}) =>
  HttpResponse.json({ code, title: code, status, params }, { status });

test('confirms at once; the token is out of the address before the request, and in its body alone', async () => {
  open(() => HttpResponse.json({ email_verified: true }));

  expect(await screen.findByRole('heading', { name: 'Your e-mail is confirmed' })).toBeInTheDocument();
  expect(seen).toEqual([{ token: TOKEN, hash: '/auth/email/verify/' }]);
  expect(window.location.href).not.toContain(TOKEN);
  expect(JSON.stringify({ ...sessionStorage, ...localStorage })).not.toContain(TOKEN);
  expect(screen.getByRole('link', { name: 'Sign in' })).toBeInTheDocument();
});

test.each([
  ['auth.link_invalid', 'This link is used up'],
  ['auth.link_expired', 'This link is too old'],
])('%s: a guest is led to sign in for a new letter', async (code, title) => {
  open(() => refuse(400, code));

  expect(await screen.findByRole('heading', { name: title })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Sign in to get a new letter' })).toHaveAttribute(
    'href',
    `/login?${new URLSearchParams({ next: '/check-mail?why=welcome' })}`,
  );
});

test('somebody who is signed in has a new letter sent in one press, and sees when the next may be', async () => {
  session.establish({ access: 'token', expires_in: 900, user: meMock() });
  server.use(
    http.post(api('/auth/email/resend/'), () => HttpResponse.json({ retry_after_s: 60 }, { status: 202 })),
  );
  const { user } = open(() => refuse(400, 'auth.link_expired'));

  await user.click(await screen.findByRole('button', { name: 'Send the letter again' }));

  const again = await screen.findByRole('button', { name: /Send again in (1:00|0:59)/ });
  expect(again).toHaveAttribute('aria-disabled', 'true');
});

test('too many attempts: counts down, then tries again with the same link', async () => {
  let isBusy = true;
  const { user } = open(() =>
    isBusy
      ? refuse(429, 'request.rate_limited', { retry_after_s: 2 })
      : HttpResponse.json({ email_verified: true }),
  );
  expect(await screen.findByRole('button', { name: /Try again in 0:0[12]/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  isBusy = false;

  await user.click(await screen.findByRole('button', { name: 'Try again' }, { timeout: 5000 }));

  expect(await screen.findByRole('heading', { name: 'Your e-mail is confirmed' })).toBeInTheDocument();
  expect(seen.map(({ token }) => token)).toEqual([TOKEN, TOKEN]);
});

test('offline: says so and keeps the link for another try', async () => {
  let isOnline = false;
  const { user } = open(() =>
    isOnline ? HttpResponse.json({ email_verified: true }) : HttpResponse.error(),
  );
  expect(await screen.findByRole('heading', { name: 'No connection' })).toBeInTheDocument();
  isOnline = true;

  await user.click(screen.getByRole('button', { name: 'Try again' }));

  expect(await screen.findByRole('heading', { name: 'Your e-mail is confirmed' })).toBeInTheDocument();
});

test('a link without its token asks the server nothing', async () => {
  open(() => HttpResponse.json({ email_verified: true }), '/verify-email');

  expect(await screen.findByRole('heading', { name: 'The link is not whole' })).toBeInTheDocument();
  await act(async () => undefined);
  expect(seen).toEqual([]);
});

test('what others know of me is asked anew', async () => {
  session.establish({ access: 'token', expires_in: 900, user: meMock() });
  server.use(http.get(api('/auth/me/'), () => HttpResponse.json(meMock({ is_email_verified: true }))));
  const { queryClient } = open(() => HttpResponse.json({ email_verified: true }));
  queryClient.setQueryData(['users', 'me'], meMock());

  await waitFor(() => expect(queryClient.getQueryState(['users', 'me'])?.isInvalidated).toBe(true));
});
