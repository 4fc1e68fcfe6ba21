import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, expect, test } from 'vitest';
import { meMock } from '@/features/users/users.mock';
import { session } from '@/shared/api/session';
import { CheckMailPage } from './check-mail-page';

afterEach(() => session.end());

function open(at: string, me = meMock()) {
  session.establish({ access: 'token', expires_in: 900, user: me });
  server.use(http.get(api('/auth/me/'), () => HttpResponse.json(me)));
  return renderApp(<CheckMailPage />, { at, path: '/check-mail' });
}

test('after registration: which mailbox, and another letter once a minute has passed', async () => {
  open('/check-mail?why=welcome');

  expect(await screen.findByText('aziz@example.uz')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: /Send again in (1:00|0:59)/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  expect(screen.getByRole('link', { name: 'Later' })).toHaveAttribute('href', '/');
});

test('confirmed in another tab meanwhile: it goes on', async () => {
  let me = meMock();
  session.establish({ access: 'token', expires_in: 900, user: me });
  server.use(http.get(api('/auth/me/'), () => HttpResponse.json(me)));
  renderApp(<CheckMailPage />, { at: '/check-mail?why=welcome&next=/sell', path: '/check-mail' });
  await screen.findByText('aziz@example.uz');
  me = meMock({ is_email_verified: true });

  document.dispatchEvent(new Event('visibilitychange'));

  expect(await screen.findByRole('heading', { name: 'Your e-mail is confirmed' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Go on' })).toHaveAttribute('href', '/sell');
});

test('after a forgotten password the words do not tell whether there is such an account', async () => {
  renderApp(<CheckMailPage />, { at: '/check-mail?why=reset', path: '/check-mail' });

  expect(await screen.findByText(/If there is an account with this address/)).toBeInTheDocument();
});

test('a guest who comes later is led to sign in', async () => {
  session.end();
  renderApp(<CheckMailPage />, { at: '/check-mail?why=welcome', path: '/check-mail' });

  expect(await screen.findByRole('link', { name: 'Sign in to get a new letter' })).toBeInTheDocument();
});
