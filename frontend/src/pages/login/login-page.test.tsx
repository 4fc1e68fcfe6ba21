import { screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { meMock } from '@/features/users/users.mock';
import { session } from '@/shared/api/session';
import { LoginPage } from './login-page';

beforeEach(() => {
  server.use(
    http.get(api('/auth/google/config/'), () =>
      HttpResponse.json({ code: 'auth.google_off', title: '', status: 404 }, { status: 404 }),
    ),
  );
});
afterEach(() => session.end());

const refuse = (status: number, code: string, params = {}) =>
  HttpResponse.json({ code, title: code, status, params }, { status });
const signedIn = () => HttpResponse.json({ access: 'token', expires_in: 900, user: meMock() });

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
    [403, 'user.blocked', {}, 'This account is blocked. Our letter says why and how to appeal.'],
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

describe('the second step', () => {
  const challenge = () =>
    HttpResponse.json({ challenge: 'c1', methods: ['totp', 'recovery'], expires_in: 300 }, { status: 202 });

  async function begin(...answers: (() => Response)[]) {
    const sent: unknown[] = [];
    server.use(
      http.post(api('/auth/login/'), challenge),
      http.post(api('/auth/2fa/verify/'), async ({ request }) => {
        sent.push(await request.json());
        return (answers[sent.length - 1] ?? signedIn)();
      }),
    );
    const { user } = renderApp(<LoginPage />, { at: '/login?next=/wallet', path: '/login' });
    await user.type(screen.getByLabelText('E-mail'), 'aziz@example.uz');
    await user.type(screen.getByLabelText('Password'), 'korzinka-tulpor');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await screen.findByRole('heading', { name: 'Second step' });
    expect(session.status).not.toBe('signed-in');
    return { user, sent };
  }

  test('a code signs in and goes on to the address; a wrong one is said under its field', async () => {
    const { user, sent } = await begin(() => refuse(401, 'auth.code_wrong'));
    const field = screen.getByLabelText('Code from the application');
    expect(field).toHaveAttribute('autocomplete', 'one-time-code');

    await user.type(field, '111111{Enter}');
    await waitFor(() =>
      expect(field).toHaveAccessibleDescription('This code is wrong or too old. Look at the newest one.'),
    );
    await user.clear(field);
    await user.paste('123 456');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));

    await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent(/^\/wallet$/));
    expect(sent).toEqual([
      { challenge: 'c1', code: '111111' },
      { challenge: 'c1', code: '123456' },
    ]);
  });

  test('a recovery code does in place of the phone', async () => {
    const { user, sent } = await begin();

    await user.click(screen.getByRole('button', { name: 'Use a recovery code' }));
    await user.type(screen.getByLabelText('Recovery code'), 'AB2CD-EF3GH{Enter}');

    await waitFor(() => expect(session.status).toBe('signed-in'));
    expect(sent).toEqual([{ challenge: 'c1', code: 'ab2cd-ef3gh' }]);
  });

  test('one that is over begins again', async () => {
    const { user } = await begin(() => refuse(401, 'auth.challenge_invalid'));

    await user.type(screen.getByLabelText('Code from the application'), '123456{Enter}');

    expect(await screen.findByText(/The second step took too long/)).toBeInTheDocument();
    expect(screen.getByLabelText('Password')).toBeInTheDocument();
  });
});

test('a locked account counts down', async () => {
  server.use(http.post(api('/auth/login/'), () => refuse(429, 'auth.locked', { retry_after_s: 600 })));
  const { user } = renderApp(<LoginPage />, { at: '/login', path: '/login' });
  await user.type(screen.getByLabelText('E-mail'), 'aziz@example.uz');
  await user.type(screen.getByLabelText('Password'), 'korzinka{Enter}');

  expect(await screen.findByRole('alert')).toHaveTextContent(/sign-in is locked for 10 minutes/);
  expect(screen.getByRole('button', { name: /Try again in (10:00|9:59)/ })).toBeInTheDocument();
});

describe('Google', () => {
  const config = {
    client_id: 'c',
    nonce: 'n1',
    stand_in_url: `${window.location.origin}/emulators/google/popup/`,
  };

  /** The window that plays Google's answers once it was opened. */
  function standIn(data: unknown, origin = window.location.origin) {
    const popup = { closed: false, close: () => undefined } as unknown as Window;
    const opened = vi.spyOn(window, 'open').mockImplementation(() => {
      setTimeout(() => {
        const event = new MessageEvent('message', { data, origin });
        Object.defineProperty(event, 'source', { value: popup });
        window.dispatchEvent(event);
      });
      return popup;
    });
    return opened;
  }

  async function press(answers: (() => Response)[]) {
    const sent: unknown[] = [];
    server.use(
      http.get(api('/auth/google/config/'), () => HttpResponse.json(config)),
      http.post(api('/auth/google/'), async ({ request }) => {
        sent.push(await request.json());
        return (answers[sent.length - 1] ?? signedIn)();
      }),
    );
    const { user } = renderApp(<LoginPage />, { at: '/login', path: '/login' });
    await user.click(await screen.findByRole('button', { name: 'Continue with Google' }));
    return { user, sent };
  }

  test('signs in by what the window says', async () => {
    const opened = standIn({ credential: 'id-token' });
    const { sent } = await press([]);

    await waitFor(() => expect(session.status).toBe('signed-in'));
    expect(String(opened.mock.calls[0]?.[0])).toContain('nonce=n1');
    expect(sent).toEqual([{ credential: 'id-token', language: expect.any(String), password: null }]);
  });

  test('hears no other origin', async () => {
    standIn({ credential: 'id-token' }, 'https://evil.example');
    const { sent } = await press([]);

    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(sent).toEqual([]);
  });

  test('an account with the same e-mail is linked by its password', async () => {
    standIn({ credential: 'id-token' });
    const { user, sent } = await press([
      () => refuse(409, 'auth.google_link_required'),
      () => refuse(409, 'auth.google_link_required'),
    ]);
    const field = await screen.findByLabelText('Your WibeStore password');

    await user.type(field, 'wrong{Enter}');
    await waitFor(() =>
      expect(field).toHaveAccessibleDescription('This is not the password of that account.'),
    );
    await user.clear(field);
    await user.type(field, 'korzinka-tulpor{Enter}');

    await waitFor(() => expect(session.status).toBe('signed-in'));
    expect(sent).toMatchObject([{ password: null }, { password: 'wrong' }, { password: 'korzinka-tulpor' }]);
  });

  test('an account whose e-mail was never confirmed needs a letter', async () => {
    standIn({ credential: 'id-token' });
    await press([() => refuse(409, 'auth.google_link_required', { way: 'reset' })]);

    expect(await screen.findByRole('link', { name: 'Choose a new password' })).toHaveAttribute(
      'href',
      '/forgot-password',
    );
    expect(screen.queryByLabelText('Your WibeStore password')).not.toBeInTheDocument();
  });

  test('an answer that is not accepted is said, and the next one has a number of its own', async () => {
    standIn({ credential: 'id-token' });
    await press([() => refuse(401, 'auth.google_invalid')]);

    expect(await screen.findByRole('alert')).toHaveTextContent("Google's answer could not be accepted.");
  });
});
