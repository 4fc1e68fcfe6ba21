import { screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import axe from 'axe-core';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { session } from '@/shared/api/session';
import type { Schema } from '@/shared/api/types';
import { type Me, meOptions } from '../api';
import { meMock } from '../users.mock';
import { CloseAccount } from './close-account';
import { EmailSection } from './email-section';
import { GoogleSection } from './google-section';
import { PasswordSection } from './password-section';
import { TwoFactorSection } from './two-factor-section';
import { UnverifiedBanner } from './unverified-banner';

const refuse = (status: number, code: string, params = {}) =>
  HttpResponse.json({ code, title: code, status, params }, { status });
const gone = () => new HttpResponse(null, { status: 204 });

beforeEach(() => {
  session.establish({ access: 'token', expires_in: 900, user: meMock() });
  server.use(
    http.get(api('/auth/me/'), () => HttpResponse.json(meMock())),
    http.get(api('/auth/google/config/'), () => refuse(404, 'auth.google_off')),
    http.get(api('/auth/step-up/'), () => HttpResponse.json({ methods: ['password'], until: null })),
  );
});
afterEach(() => session.end());

describe('password', () => {
  async function change(me: Me, answer: () => Response) {
    const sent: unknown[] = [];
    server.use(
      http.post(api('/auth/password/change/'), async ({ request }) => {
        sent.push(await request.json());
        return answer();
      }),
    );
    const { user } = renderApp(<PasswordSection me={me} />);
    await user.click(screen.getByRole('button', { name: me.has_password ? 'Change' : 'Set a password' }));
    if (me.has_password) await user.type(screen.getByLabelText('Current password'), 'old-password');
    await user.type(screen.getByLabelText('New password'), 'olma-daryo-kitob');
    await user.click(
      screen.getByRole('button', { name: me.has_password ? 'Set the new password' : 'Set a password' }),
    );
    return sent;
  }

  test('is changed, and this tab goes on with the new session', async () => {
    const sent = await change(meMock(), () =>
      HttpResponse.json({ access: 'new token', expires_in: 900, user: meMock() }),
    );

    await waitFor(() => expect(session.accessToken).toBe('new token'));
    expect(sent).toEqual([{ current_password: 'old-password', password: 'olma-daryo-kitob' }]);
    expect(screen.queryByLabelText('Current password')).not.toBeInTheDocument();
  });

  test('a wrong old one is said under its field, and nothing typed is lost', async () => {
    await change(meMock(), () => refuse(401, 'auth.invalid_credentials'));

    const field = screen.getByLabelText('Current password');
    await waitFor(() => expect(field).toHaveAccessibleDescription('This is not your password.'));
    expect(screen.getByLabelText('New password')).toHaveValue('olma-daryo-kitob');
    expect(session.status).toBe('signed-in');
  });

  test('a first one needs no old one', async () => {
    const sent = await change(meMock({ has_password: false, has_google: true }), () =>
      HttpResponse.json({ access: 'new token', expires_in: 900, user: meMock() }),
    );

    await waitFor(() => expect(sent).toEqual([{ current_password: null, password: 'olma-daryo-kitob' }]));
  });
});

describe('e-mail', () => {
  test('both mailboxes are written to; the page says so', async () => {
    server.use(
      http.post(api('/auth/email/change/'), () =>
        HttpResponse.json({ pending_email: 'new@example.uz' }, { status: 202 }),
      ),
    );
    const { user } = renderApp(<EmailSection me={meMock()} />);
    await user.click(screen.getByRole('button', { name: 'Change' }));
    await user.type(screen.getByLabelText('New e-mail'), 'new@example.uz');
    await user.click(screen.getByRole('button', { name: 'Send the letters' }));

    await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent('/check-mail?why=change'));
  });

  test('a change that waits can be taken back', async () => {
    let isTakenBack = false;
    server.use(
      http.delete(api('/auth/email/change/'), () => {
        isTakenBack = true;
        return gone();
      }),
    );
    const { user } = renderApp(<EmailSection me={meMock({ pending_email: 'new@example.uz' })} />);
    expect(screen.getByText('The change to new@example.uz waits')).toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: 'Take it back' }));

    await waitFor(() => expect(isTakenBack).toBe(true));
  });
});

describe('second step', () => {
  const off: Schema<'TwoFactorOut'> = {
    is_on: false,
    is_obligatory: false,
    recovery_left: 0,
    enabled_at: null,
  };
  const on: Schema<'TwoFactorOut'> = {
    is_on: true,
    is_obligatory: false,
    recovery_left: 2,
    enabled_at: '2026-11-01T00:00:00Z',
  };
  const codes = Array.from({ length: 10 }, (_, index) => `abcd${index}-efgh${index}`);

  test('is turned on by a first code; the recovery codes close only once they are kept', async () => {
    let state = off;
    const sent: unknown[] = [];
    server.use(
      http.get(api('/auth/2fa/'), () => HttpResponse.json(state)),
      http.post(api('/auth/2fa/setup/'), () =>
        HttpResponse.json({ secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/x', qr: 'data:image/svg+xml,' }),
      ),
      http.post(api('/auth/2fa/enable/'), async ({ request }) => {
        sent.push(await request.json());
        if (sent.length === 1) return refuse(401, 'auth.code_wrong');
        state = on;
        return HttpResponse.json({ recovery_codes: codes });
      }),
    );
    const { user, container } = renderApp(<TwoFactorSection isDue />);
    expect(await screen.findByText('Your work for the shop waits for it')).toBeInTheDocument();

    await user.click(await screen.findByRole('button', { name: 'Turn on' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Turn the second step on' }));
    expect(dialog.getByText('JBSW Y3DP EHPK 3PXP')).toBeInTheDocument();
    const field = dialog.getByLabelText('Code from the application');
    expect(field).toHaveAttribute('autocomplete', 'one-time-code');
    await user.type(field, '111 111');
    await user.click(dialog.getByRole('button', { name: 'Turn on' }));
    await waitFor(() =>
      expect(field).toHaveAccessibleDescription('This code is wrong or too old. Look at the newest one.'),
    );
    await user.clear(field);
    await user.type(field, '123456{Enter}');

    const kept = within(await screen.findByRole('dialog', { name: 'Your recovery codes' }));
    for (const code of codes) expect(kept.getByText(code)).toBeInTheDocument();
    expect(kept.getByRole('button', { name: 'Done' })).toHaveAttribute('aria-disabled', 'true');
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await user.click(kept.getByLabelText('I have kept them'));
    await user.click(kept.getByRole('button', { name: 'Done' }));

    expect(screen.queryByText(codes[0] ?? '')).not.toBeInTheDocument();
    expect(await screen.findByText(/2 recovery codes are left/)).toBeInTheDocument();
    expect(sent).toEqual([{ code: '111111' }, { code: '123456' }]);
  });

  test('is turned off after a question; staff cannot', async () => {
    let state: Schema<'TwoFactorOut'> = { ...on, is_obligatory: true };
    server.use(
      http.get(api('/auth/2fa/'), () => HttpResponse.json(state)),
      http.post(api('/auth/2fa/disable/'), () => {
        state = off;
        return gone();
      }),
    );
    const { user, queryClient } = renderApp(<TwoFactorSection isDue={false} />);
    expect(await screen.findByRole('button', { name: 'Turn off' })).toHaveAccessibleDescription(
      'Members of the staff cannot do without it.',
    );
    state = on;
    await queryClient.invalidateQueries();
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Turn off' })).not.toHaveAttribute('aria-disabled'),
    );

    await user.click(screen.getByRole('button', { name: 'Turn off' }));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Turn off' }));

    expect(await screen.findByRole('button', { name: 'Turn on' })).toBeInTheDocument();
  });
});

describe('Google', () => {
  test('is not offered where the shop has none', async () => {
    const { queryClient } = renderApp(<GoogleSection me={meMock()} />);
    await waitFor(() => expect(queryClient.isFetching()).toBe(0));

    expect(screen.queryByRole('heading', { name: 'Google' })).not.toBeInTheDocument();
  });

  test('the only way in is not taken away', () => {
    renderApp(<GoogleSection me={meMock({ has_google: true, has_password: false })} />);

    expect(screen.getByRole('button', { name: 'Unlink' })).toHaveAccessibleDescription(
      'It is your only way in. Set a password first.',
    );
  });
});

describe('closing the account', () => {
  async function close(answer: () => Response) {
    server.use(http.post(api('/auth/account/close/'), answer));
    const { user } = renderApp(<CloseAccount />);
    await user.click(screen.getByRole('button', { name: 'Close my account' }));
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByRole('button', { name: 'Close it' })).toHaveAttribute('aria-disabled', 'true');
    await user.click(dialog.getByLabelText('I know that it cannot be undone'));
    await user.click(dialog.getByRole('button', { name: 'Close it' }));
  }

  test('signs out in all tabs', async () => {
    await close(gone);

    await waitFor(() => expect(session.status).toBe('signed-out'));
  });

  test('what stands against it is named, with the way there', async () => {
    await close(() => refuse(409, 'user.cannot_close', { reasons: ['money', 'disputes'] }));

    const banner = within(await screen.findByRole('alert'));
    expect(banner.getByText('A dispute is open.', { exact: false })).toBeInTheDocument();
    expect(banner.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
      '/wallet',
      '/purchases',
    ]);
    expect(session.status).toBe('signed-in');
  });
});

test('an e-mail that is not confirmed is said with what it holds back; a new letter counts down', async () => {
  server.use(
    http.post(api('/auth/email/resend/'), () => refuse(429, 'request.rate_limited', { retry_after_s: 125 })),
  );
  const { user, queryClient } = renderApp(<UnverifiedBanner blocks="withdraw" />);
  queryClient.setQueryData(meOptions().queryKey, meMock());
  expect(await screen.findByText(/no card can be added/)).toBeInTheDocument();

  await user.click(screen.getByRole('button', { name: 'Send the letter again' }));

  expect(await screen.findByRole('button', { name: /Send again in 2:0[45]/ })).toBeInTheDocument();
});
