import { screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import { ResetPasswordPage } from './reset-password-page';

const NEW = 'olma-daryo-kitob';

describe('a new password', () => {
  async function choose(...answers: (() => Response)[]) {
    const sent: unknown[] = [];
    server.use(
      http.post(api('/auth/password/reset/confirm/'), async ({ request }) => {
        sent.push(await request.json());
        return (answers[sent.length - 1] ?? (() => HttpResponse.error()))();
      }),
    );
    const view = renderApp(<ResetPasswordPage />, {
      at: '/reset-password#token=t1',
      path: '/reset-password',
    });
    await view.user.type(screen.getByLabelText('New password'), NEW);
    const press = () => view.user.click(screen.getByRole('button', { name: 'Set the new password' }));
    await press();
    return { ...view, sent, press };
  }
  const done = () => new HttpResponse(null, { status: 204 });
  const refuse = (status: number, code: string, rest = {}) =>
    HttpResponse.json({ code, title: code, status, ...rest }, { status });

  test('is taken, and one signs in with it', async () => {
    const { sent } = await choose(done);

    expect(await screen.findByRole('heading', { name: 'Your password is changed' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Sign in' })).toHaveAttribute('href', '/login');
    expect(sent).toEqual([{ token: 't1', password: NEW }]);
  });

  test('that is too common is said under its field; the link stays good', async () => {
    const errors = [{ pointer: '/password', code: 'password_too_common', detail: '', params: {} }];
    const { press } = await choose(() => refuse(400, 'validation.failed', { errors }), done);
    const field = screen.getByLabelText('New password');
    await waitFor(() => expect(field).toHaveAccessibleDescription('This password is too common.'));
    expect(field).toHaveValue(NEW);

    await press();

    expect(await screen.findByRole('heading', { name: 'Your password is changed' })).toBeInTheDocument();
  });

  test.each([
    ['auth.link_invalid', 'This link is used up'],
    ['auth.link_expired', 'This link is too old'],
  ])('%s leads to a new link', async (code, title) => {
    await choose(() => refuse(400, code));

    expect(await screen.findByRole('heading', { name: title })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Get a new link' })).toHaveAttribute('href', '/forgot-password');
  });

  test('waits after too many attempts', async () => {
    await choose(() => refuse(429, 'request.rate_limited', { params: { retry_after_s: 40 } }));

    expect(await screen.findByRole('button', { name: /Try again in 0:(40|39)/ })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    expect(screen.getByLabelText('New password')).toHaveValue(NEW);
  });

  test('offline keeps what was typed', async () => {
    await choose(() => HttpResponse.error());

    expect(await screen.findByRole('alert')).toHaveTextContent('No connection');
    expect(screen.getByLabelText('New password')).toHaveValue(NEW);
  });

  test('can be pasted and looked at, and is offered to the password manager', async () => {
    const { user } = renderApp(<ResetPasswordPage />, {
      at: '/reset-password#token=t1',
      path: '/reset-password',
    });
    const field = screen.getByLabelText('New password');
    expect(field).toHaveAttribute('autocomplete', 'new-password');
    expect(field).toHaveAttribute('type', 'password');

    await user.click(field);
    await user.paste(NEW);
    await user.click(screen.getByRole('button', { name: 'Show the password' }));

    expect(field).toHaveValue(NEW);
    expect(field).toHaveAttribute('type', 'text');
  });
});
