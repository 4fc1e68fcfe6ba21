import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { UnlockPage } from './unlock-page';

async function unlock(answer: () => Response) {
  const sent: unknown[] = [];
  server.use(
    http.post(api('/auth/unlock/'), async ({ request }) => {
      sent.push(await request.json());
      return answer();
    }),
  );
  const { user } = renderApp(<UnlockPage />, { at: '/unlock#token=t2', path: '/unlock' });
  // Programs that read letters open links too: nothing happens without a press.
  expect(sent).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Unlock' }));
  return sent;
}

test('opens the account', async () => {
  const sent = await unlock(() => new HttpResponse(null, { status: 204 }));

  expect(await screen.findByRole('heading', { name: 'Your account is open again' })).toBeInTheDocument();
  expect(sent).toEqual([{ token: 't2' }]);
});

test('a used link leads to sign-in or a new password', async () => {
  await unlock(() =>
    HttpResponse.json({ code: 'auth.link_invalid', title: '', status: 400 }, { status: 400 }),
  );

  expect(await screen.findByRole('heading', { name: 'This link is used up' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Choose a new password' })).toHaveAttribute(
    'href',
    '/forgot-password',
  );
});

test('offline: another try', async () => {
  await unlock(() => HttpResponse.error());

  expect(await screen.findByRole('button', { name: 'Try again' })).toBeInTheDocument();
});

test('too many attempts: counts down', async () => {
  await unlock(() =>
    HttpResponse.json(
      { code: 'request.rate_limited', title: '', status: 429, params: { retry_after_s: 30 } },
      { status: 429 },
    ),
  );

  expect(await screen.findByRole('button', { name: /Try again in 0:(30|29)/ })).toBeInTheDocument();
});
