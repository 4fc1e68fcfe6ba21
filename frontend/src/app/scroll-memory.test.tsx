import { act, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MemoryRouter, type NavigateFunction, useNavigate } from '@/shared/router/router';
import { ScrollMemory } from './scroll-memory';

let go: NavigateFunction;
let top = 0;

function Walker() {
  go = useNavigate();
  return null;
}

function walk(...steps: (string | number | [string])[]): void {
  for (const step of steps) {
    act(() => {
      if (typeof step === 'number') void go(step);
      else if (Array.isArray(step)) void go(step[0], { replace: true });
      else void go(step);
    });
  }
}

function scrollBy(to: number): void {
  top = to;
  dispatchEvent(new Event('scroll'));
}

beforeEach(() => {
  top = 0;
  vi.spyOn(window, 'scrollY', 'get').mockImplementation(() => top);
  vi.spyOn(window, 'scrollTo').mockImplementation(((_x: number, y: number) => {
    top = y;
  }) as typeof window.scrollTo);
  render(
    <MemoryRouter initialEntries={['/catalog']}>
      <Walker />
      <ScrollMemory />
    </MemoryRouter>,
  );
});
afterEach(() => {
  vi.restoreAllMocks();
  history.replaceState(null, '', '/');
});

test('another page begins at its top, and back returns to where one was', () => {
  scrollBy(700);
  walk('/listings/1');
  expect(top).toBe(0);

  walk(-1);
  expect(top).toBe(700);
});

test('a new filter moves nothing, and back from a listing returns to it', () => {
  scrollBy(700);
  walk('/catalog?game=roblox');
  expect(top).toBe(700);

  walk('/listings/1', -1);
  expect(top).toBe(700);
});

test('so does a tab, whose address takes the place of the one before', () => {
  walk('/users/aziz');
  scrollBy(400);
  walk(['/users/aziz?tab=reviews'], '/listings/1', -1);

  expect(top).toBe(400);
});

test.each([
  ['navigate', '/wallet', 0],
  ['navigate', '/other', 0],
  ['reload', '/wallet', 900],
  ['back_forward', '/wallet', 900],
])('a document that comes by %s at %s begins at %i', async (type, pathname, expected) => {
  sessionStorage.setItem('wibestore.scroll', JSON.stringify([['/wallet', 900]]));
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([{ type }] as never);
  history.replaceState(null, '', pathname);
  vi.resetModules();
  const { ScrollMemory: Anew } = await import('./scroll-memory');
  const { MemoryRouter: Router } = await import('@/shared/router/router');

  render(
    <Router initialEntries={[pathname]}>
      <Anew />
    </Router>,
  );

  expect(top).toBe(expected);
});

test('on the way back nothing below a list that is coming is followed, until the reader scrolls', () => {
  scrollBy(700);
  walk('/listings/1', -1);
  expect(document.body.style.overflowAnchor).toBe('none');

  dispatchEvent(new Event('wheel'));
  expect(document.body.style.overflowAnchor).toBe('');
});
