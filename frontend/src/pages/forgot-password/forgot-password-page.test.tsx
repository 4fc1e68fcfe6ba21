import { screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { ForgotPasswordPage } from './forgot-password-page';

async function ask(answer: () => Response) {
  const sent: unknown[] = [];
  server.use(
    http.post(api('/auth/password/reset/'), async ({ request }) => {
      sent.push(await request.json());
      return answer();
    }),
  );
  const { user } = renderApp(<ForgotPasswordPage />, { at: '/forgot-password', path: '/forgot-password' });
  await user.type(screen.getByLabelText('E-mail'), ' aziz@example.uz ');
  await user.click(screen.getByRole('button', { name: 'Send the link' }));
  return sent;
}

test('goes on to the mailbox page; the address stays out of the address bar', async () => {
  const sent = await ask(() => HttpResponse.json({}, { status: 202 }));

  await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent(/^\/check-mail\?why=reset$/));
  expect(sent).toEqual([{ email: 'aziz@example.uz' }]);
});

test('too many attempts: the button counts down and sends nothing', async () => {
  await ask(() =>
    HttpResponse.json(
      { code: 'request.rate_limited', title: '', status: 429, params: { retry_after_s: 40 } },
      { status: 429 },
    ),
  );

  expect(await screen.findByRole('alert')).toHaveTextContent('Too many attempts. Try again in 40 seconds.');
  expect(screen.getByRole('button', { name: /Try again in 0:(40|39)/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
});

test('offline: the address stays in the field', async () => {
  await ask(() => HttpResponse.error());

  expect(await screen.findByRole('alert')).toHaveTextContent('No connection');
  expect(screen.getByLabelText('E-mail')).toHaveValue('aziz@example.uz');
});
