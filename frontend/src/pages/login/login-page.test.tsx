import { screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, describe, expect, test } from 'vitest';
import { meMock } from '@/features/users/users.mock';
import { session } from '@/shared/api/session';
import { LoginPage } from './login-page';

afterEach(() => session.end());

describe('sign-in', () => {
  async function signIn(answer: () => Response) {
    server.use(http.post(api('/auth/login/'), answer));
    const { user } = renderApp(<LoginPage />, { at: '/login?next=/wallet', path: '/login' });
    await user.type(screen.getByLabelText('E-mail'), ' aziz@example.uz ');
    await user.type(screen.getByLabelText('Password'), 'korzinka-tulpor');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
  }

  test('goes on to the address that was asked for', async () => {
    await signIn(() => HttpResponse.json({ access: 'token', expires_in: 900, user: meMock() }));

    await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent(/^\/wallet$/));
    expect(session.status).toBe('signed-in');
  });

  test.each([
    [401, 'auth.invalid_credentials', {}, 'The e-mail or the password is wrong.'],
    [403, 'user.blocked', {}, 'This account is blocked. Write to support if you think it is a mistake.'],
    [429, 'request.rate_limited', { retry_after_s: 40 }, 'Too many attempts. Try again in 40 seconds.'],
  ])('%i %s says what happened and keeps what was typed', async (status, code, params, words) => {
    await signIn(() => HttpResponse.json({ code, title: code, status, params }, { status }));

    expect(await screen.findByRole('alert')).toHaveTextContent(words);
    expect(screen.getByLabelText('Password')).toHaveValue('korzinka-tulpor');
  });

  test('the way to registration keeps the address', async () => {
    renderApp(<LoginPage />, { at: '/login?next=/wallet', path: '/login' });

    expect(screen.getByRole('link', { name: 'Create account' })).toHaveAttribute(
      'href',
      '/register?next=%2Fwallet',
    );
  });
});
