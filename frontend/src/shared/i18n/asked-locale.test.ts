import { afterEach, expect, it, vi } from 'vitest';

/** The module as a tab loads it that was opened at this address. */
async function openedAt(address: string) {
  window.history.replaceState(null, '', address);
  vi.resetModules();
  return import('./locale');
}

afterEach(() => {
  localStorage.clear();
  window.history.replaceState(null, '', '/');
});

it('starts in the language that the address asks for, and keeps to it on the next pages', async () => {
  localStorage.setItem('wibestore.locale', 'uz');
  const { initialLocale } = await openedAt('/games?lang=ru');

  expect(initialLocale()).toBe('ru');
  window.history.replaceState(null, '', '/games/steam');
  expect(initialLocale()).toBe('ru');
  expect(localStorage.getItem('wibestore.locale')).toBe('uz');
});

it('follows a choice from then on', async () => {
  const { chooseLocale, initialLocale } = await openedAt('/games?lang=ru');
  await chooseLocale('en');

  expect(initialLocale()).toBe('en');
});

it('does not know other languages', async () => {
  localStorage.setItem('wibestore.locale', 'en');
  const { initialLocale } = await openedAt('/?lang=de');

  expect(initialLocale()).toBe('en');
});
