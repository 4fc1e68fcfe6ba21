import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { afterEach, expect, test, vi } from 'vitest';
import { ShareButton } from './share-button';

const ADDRESS = `${location.origin}/listings/1`;

function open() {
  return renderApp(<ShareButton title="Ace account" path="/listings/1" />, { at: '/listings/1?from=mail' });
}

afterEach(() => {
  Reflect.deleteProperty(navigator, 'share');
  vi.restoreAllMocks();
});

test('the device has a share sheet: it gets the title and the plain address', async () => {
  const share = vi.fn(async () => undefined);
  Object.assign(navigator, { share });
  const { user } = open();

  await user.click(screen.getByRole('button', { name: 'Share' }));

  expect(share).toHaveBeenCalledExactlyOnceWith({ title: 'Ace account', url: ADDRESS });
  expect(screen.queryByRole('menu')).toBeNull();
});

test('a closed share sheet is no failure', async () => {
  Object.assign(navigator, { share: () => Promise.reject(new DOMException('closed', 'AbortError')) });
  const { user } = open();
  const write = vi.spyOn(navigator.clipboard, 'writeText');

  await user.click(screen.getByRole('button', { name: 'Share' }));

  expect(write).not.toHaveBeenCalled();
});

test('without one, the link is copied and said so', async () => {
  const { user } = open();

  await user.click(screen.getByRole('button', { name: 'Share' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Copy the link' }));

  expect(await screen.findByText('The link is copied')).toBeInTheDocument();
  expect(await navigator.clipboard.readText()).toBe(ADDRESS);
});

test('a clipboard that refuses leaves the address to be copied by hand', async () => {
  const { user } = open();
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));

  await user.click(screen.getByRole('button', { name: 'Share' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Copy the link' }));

  expect(await screen.findByText(ADDRESS)).toBeInTheDocument();
});

test.each([
  ['Telegram', `https://t.me/share/url?${new URLSearchParams({ url: ADDRESS, text: 'Ace account' })}`],
  ['WhatsApp', `https://wa.me/?${new URLSearchParams({ text: `Ace account ${ADDRESS}` })}`],
])('%s opens beside the shop, which it cannot touch', async (name, address) => {
  const opened = vi.spyOn(window, 'open').mockReturnValue(null);
  const { user } = open();

  await user.click(screen.getByRole('button', { name: 'Share' }));
  await user.click(await screen.findByRole('menuitem', { name }));

  expect(opened).toHaveBeenCalledExactlyOnceWith(address, '_blank', 'noopener,noreferrer');
});
