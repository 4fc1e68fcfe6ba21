import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { ConfirmEmailChangePage } from './confirm-email-change-page';

async function confirm(answer: () => Response) {
  server.use(http.post(api('/auth/email/change/confirm/'), answer));
  const { user } = renderApp(<ConfirmEmailChangePage />, {
    at: '/confirm-email-change#token=t3',
    path: '/confirm-email-change',
  });
  await user.click(screen.getByRole('button', { name: 'Yes, change it' }));
}

test.each([
  ['old', 'Now open the letter in the mailbox of the new address. Until then nothing is changed.'],
  ['new', 'Now open the letter in the mailbox of the old address. Until then nothing is changed.'],
])('the %s mailbox has said yes: the other one is named', async (side, words) => {
  await confirm(() => HttpResponse.json({ confirmed: [side], is_changed: false }));

  expect(await screen.findByText(words)).toBeInTheDocument();
});

test('the second yes changes it', async () => {
  await confirm(() => HttpResponse.json({ confirmed: ['old', 'new'], is_changed: true }));

  expect(await screen.findByRole('heading', { name: 'Your e-mail is changed' })).toBeInTheDocument();
});

test.each([
  [400, 'auth.link_expired', 'This link is too old'],
  [409, 'user.email_taken', 'This did not work yet'],
])('%i %s', async (status, code, title) => {
  await confirm(() => HttpResponse.json({ code, title: code, status }, { status }));

  expect(await screen.findByRole('heading', { name: title })).toBeInTheDocument();
});
