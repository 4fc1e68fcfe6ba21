import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Schema } from '@/shared/api/types';
import { CredentialsPanel } from './credentials-panel';

const ID = '0199a000-0000-7000-8000-000000000001';
const SECRETS: Schema<'CredentialsOut'> = {
  login_method: 'steam-acc',
  login: 'neo',
  password: 'matrix',
  email: 'neo@mail.uz',
  email_password: 'zion',
  note: 'R12345',
  version: 1,
  hide_after_s: 60,
};
let looks: number;

beforeEach(() => {
  looks = 0;
  vi.useFakeTimers({ shouldAdvanceTime: true });
  server.use(
    http.post(api(`/orders/${ID}/credentials/reveal/`), () => {
      looks += 1;
      return HttpResponse.json(SECRETS);
    }),
  );
});
afterEach(() => vi.useRealTimers());

const show = (wasSeen = false, canConfirm = true) =>
  renderApp(
    <CredentialsPanel
      orderId={ID}
      loginMethod="steam-acc"
      loginMethodLabel={() => 'Steam'}
      wasSeen={wasSeen}
      canConfirm={canConfirm}
    />,
  );

async function open() {
  fireEvent.click(screen.getByRole('button', { name: 'Reveal credentials' }));
  fireEvent.click(screen.getByRole('button', { name: 'Show them' }));
  expect(await screen.findByText('neo')).toBeVisible();
}

test('is open for a minute, then nothing of it is left on the page', async () => {
  show();
  await open();
  expect(screen.getByRole('timer')).toHaveTextContent(/Hidden again in (60|59) s/);

  act(() => vi.advanceTimersByTime(61_000));

  await waitFor(() => expect(screen.queryByText('neo')).toBeNull());
  expect(screen.queryByRole('button', { name: /^Copy/ })).toBeNull();
  expect(screen.getByRole('button', { name: 'Reveal credentials' })).toBeVisible();
  expect(looks).toBe(1);
});

test('can be hidden earlier; opening it again asks the server again', async () => {
  show();
  await open();

  fireEvent.click(screen.getByRole('button', { name: 'Hide now' }));
  expect(screen.queryByText('neo')).toBeNull();
  await open();

  expect(looks).toBe(2);
});

test('copies one field, says so, and clears the clipboard when asked', async () => {
  userEvent.setup();
  const write = vi.spyOn(navigator.clipboard, 'writeText');
  show();
  await open();

  fireEvent.click(screen.getByRole('button', { name: 'Copy: Password of Steam' }));
  expect(await screen.findByText('Copied')).toBeInTheDocument();
  fireEvent.click(await screen.findByRole('button', { name: 'Clear the clipboard' }));

  await waitFor(() => expect(write.mock.calls).toEqual([['matrix'], [' ']]));
});

test('the steps fit the way to sign in, and the ticks stay for this order', () => {
  const { unmount } = show(true);
  fireEvent.click(screen.getByRole('checkbox', { name: /Move Steam Guard/ }));
  expect(screen.getByText('1 of 10')).toBeInTheDocument();
  unmount();

  show(true);

  expect(screen.getByRole('checkbox', { name: /Move Steam Guard/ })).toBeChecked();
  expect(screen.getByRole('checkbox', { name: /Change the Steam password/ })).not.toBeChecked();
});

test('before the first look there is nothing to tick', () => {
  show();
  expect(screen.queryByRole('checkbox')).toBeNull();
});

test('a confirmed order asks for no confirmation any more', () => {
  show(true, false);

  expect(screen.queryByRole('checkbox', { name: /confirm the order/ })).toBeNull();
  expect(screen.getByText('0 of 9')).toBeInTheDocument();
});
