import { screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import axe from 'axe-core';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Problem } from '@/shared/api/problem';
import { session } from '@/shared/api/session';
import { meMock } from '../users.mock';
import { StepUpDialog } from './step-up-dialog';

const refuse = (status: number, code: string, params = {}) =>
  HttpResponse.json({ code, title: code, status, params }, { status });

let sent: unknown[];
let answer: () => Response;

beforeEach(() => {
  sent = [];
  answer = () => HttpResponse.json({ until: '2026-11-26T10:05:00Z' });
  session.establish({ access: 'token', expires_in: 900, user: meMock() });
  server.use(
    http.get(api('/auth/me/'), () => HttpResponse.json(meMock())),
    http.post(api('/auth/step-up/'), async ({ request }) => {
      sent.push(await request.json());
      return answer();
    }),
  );
});
afterEach(() => session.end());

function open(methods?: string[]) {
  const problem = new Problem({
    code: 'auth.step_up_required',
    status: 403,
    title: '',
    ...(methods && { params: { methods } }),
  });
  const end = vi.fn();
  return { ...renderApp(<StepUpDialog demand={{ problem, end }} />), end };
}

test('the password proves it', async () => {
  const { user, end, container } = open(['password']);
  const field = await screen.findByLabelText('Your password');
  expect(field).toHaveAttribute('autocomplete', 'current-password');
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations).toEqual([]);

  await user.type(field, 'korzinka-tulpor{Enter}');

  await waitFor(() => expect(end).toHaveBeenCalledWith(true));
  expect(sent).toEqual([{ password: 'korzinka-tulpor' }]);
});

test('with a second step the code is asked for; a wrong one is said under its field', async () => {
  answer = () => refuse(401, 'auth.code_wrong');
  const { user, end } = open(['totp', 'google']);
  const field = screen.getByLabelText('Code from the application');

  await user.type(field, '12 34 56{Enter}');

  await waitFor(() =>
    expect(field).toHaveAccessibleDescription('This code is wrong or too old. Look at the newest one.'),
  );
  expect(sent).toEqual([{ code: '123456' }]);
  expect(end).not.toHaveBeenCalled();
  expect(screen.getByRole('button', { name: 'Use Google' })).toBeInTheDocument();
});

test('a server that named no ways is asked for them', async () => {
  server.use(
    http.get(api('/auth/step-up/'), () => HttpResponse.json({ methods: ['password'], until: null })),
  );
  open();

  expect(await screen.findByLabelText('Your password')).toBeInTheDocument();
});

test('too many attempts: counts down and keeps what was typed', async () => {
  answer = () => refuse(429, 'request.rate_limited', { retry_after_s: 40 });
  const { user } = open(['password']);
  const field = screen.getByLabelText('Your password');

  await user.type(field, 'korzinka{Enter}');

  expect(await screen.findByRole('button', { name: /Try again in 0:(40|39)/ })).toBeInTheDocument();
  expect(field).toHaveValue('korzinka');
});

test('not now leaves', async () => {
  const { user, end } = open(['password']);

  await user.click(screen.getByRole('button', { name: 'Not now' }));

  expect(end).toHaveBeenCalledWith(false);
});
