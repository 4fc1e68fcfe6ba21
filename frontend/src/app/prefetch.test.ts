import { QueryClient } from '@tanstack/react-query';
import { fireEvent } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { session } from '@/shared/api/session';
import { DWELL_MS, prefetchLinks, SEEN_MAX, SEEN_MS } from './prefetch';

/** What is in sight is said by the test. */
class Sight {
  static told: IntersectionObserverCallback;
  readonly observed = new Set<Element>();
  constructor(told: IntersectionObserverCallback) {
    Sight.told = told;
  }
  observe(target: Element) {
    this.observed.add(target);
  }
  unobserve(target: Element) {
    this.observed.delete(target);
  }
  disconnect() {
    this.observed.clear();
  }
}
const see = (links: Iterable<Element>, isIntersecting = true) =>
  Sight.told(
    [...links].map((target) => ({ target, isIntersecting }) as IntersectionObserverEntry),
    {} as IntersectionObserver,
  );

let client: QueryClient;
let stop: () => void;
let asked: string[];

function begin(connection?: { saveData?: boolean; effectiveType?: string }): NodeListOf<HTMLAnchorElement> {
  Object.defineProperty(navigator, 'connection', { value: connection, configurable: true });
  const cards = Array.from({ length: 9 }, (_, index) => `<a href="/listings/l${index}">Account ${index}</a>`);
  document.body.innerHTML = `<main id="main">${cards.join('')}<a href="/games/roblox">Roblox</a><a href="/users/nodir_games">Nodir</a><a href="/wallet">Wallet</a></main>`;
  stop = prefetchLinks(client);
  return document.querySelectorAll('a');
}
const linkTo = (address: string) => {
  const link = document.querySelector(`a[href="${address}"]`);
  if (!link) throw new Error(address);
  return link;
};
const over = (address: string) => fireEvent.pointerOver(linkTo(address), { pointerType: 'mouse' });

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('IntersectionObserver', Sight);
  session.startAsGuest();
  asked = [];
  client = new QueryClient();
  vi.spyOn(client, 'prefetchQuery').mockImplementation(async ({ queryKey }) => {
    asked.push((queryKey ?? []).join('.'));
  });
});
afterEach(() => {
  stop();
  document.body.innerHTML = '';
  vi.useRealTimers();
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, 'connection');
});

test('what is only to look at is not fetched: it leads nowhere yet', async () => {
  begin();
  document.querySelector('main')?.setAttribute('inert', '');
  over('/listings/l0');
  await vi.advanceTimersByTimeAsync(DWELL_MS);
  see(document.querySelectorAll('a'));
  await vi.advanceTimersByTimeAsync(SEEN_MS);
  expect(asked).toEqual([]);
});

test('what the pointer rests on is fetched: a listing, a game, a seller; nothing else is', async () => {
  begin();
  for (const address of ['/listings/l3', '/games/roblox', '/users/nodir_games', '/wallet']) {
    over(address);
    await vi.advanceTimersByTimeAsync(DWELL_MS + 1);
  }
  expect(asked).toEqual(['listings.detail.l3', 'games.detail.roblox', 'users.public.nodir_games']);
});

test('what the pointer only passes over is not', async () => {
  begin();
  for (const address of ['/listings/l1', '/listings/l2', '/wallet']) over(address);
  await vi.advanceTimersByTimeAsync(DWELL_MS + 1);
  expect(asked).toEqual([]);
});

test('a finger is a press already', async () => {
  begin();
  fireEvent.pointerOver(linkTo('/listings/l1'), { pointerType: 'touch' });
  await vi.advanceTimersByTimeAsync(DWELL_MS + 1);
  expect(asked).toEqual([]);
});

test('what the focus is on is fetched', async () => {
  begin();
  fireEvent.focusIn(linkTo('/listings/l5'));
  await vi.advanceTimersByTimeAsync(DWELL_MS + 1);
  expect(asked).toEqual(['listings.detail.l5']);
});

test('of those that stay in sight only a few are fetched, and none that has left', async () => {
  const links = begin();
  see([linkTo('/listings/l0')]);
  see([linkTo('/listings/l0')], false);
  await vi.advanceTimersByTimeAsync(SEEN_MS + 1);
  expect(asked).toEqual([]);

  see(links);
  await vi.advanceTimersByTimeAsync(SEEN_MS + 1);
  await vi.waitFor(() => expect(asked).toHaveLength(SEEN_MAX), { timeout: 20_000 });
  await vi.advanceTimersByTimeAsync(SEEN_MS * 2);
  expect(asked).toHaveLength(SEEN_MAX);
});

test.each([{ saveData: true }, { effectiveType: '2g' }, { effectiveType: 'slow-2g' }])(
  'with %o nothing is fetched ahead',
  async (connection) => {
    const links = begin(connection);
    over('/listings/l3');
    see(links);
    await vi.advanceTimersByTimeAsync(SEEN_MS * 2);
    expect(asked).toEqual([]);
  },
);
