import { readFileSync } from 'node:fs';
import { act, render, screen, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { afterEach, expect, test, vi } from 'vitest';
import { session } from '@/shared/api/session';
import { firstScreen } from '../first-screen';
import { Header } from './header';

const BEFORE_PAINT = readFileSync('public/before-paint.js', 'utf8');

/** What the browser does before it paints anything. */
function beforePaint(): void {
  vi.spyOn(document, 'currentScript', 'get').mockReturnValue(document.createElement('script'));
  new Function(BEFORE_PAINT)();
}

afterEach(() => {
  localStorage.clear();
  delete document.documentElement.dataset['session'];
  vi.restoreAllMocks();
});

test('whoever was signed in is marked before anything is painted, and a guest is not', () => {
  beforePaint();
  expect(document.documentElement).not.toHaveAttribute('data-session');

  localStorage.setItem('wibestore.session', 'entered');
  beforePaint();
  expect(document.documentElement).toHaveAttribute('data-session');
});

test('the first screen holds both corners: the ways to sign in, and places of the size of what members have', async () => {
  const { container } = render(
    // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own components.
    <div dangerouslySetInnerHTML={{ __html: await firstScreen('home', 'en') }} />,
  );
  const corners = [...container.querySelectorAll<HTMLElement>('header [data-for]')];
  const of = (name: string) => corners.filter(({ dataset }) => dataset['for'] === name);

  expect(of('guest').flatMap((corner) => within(corner).queryAllByRole('link'))).not.toHaveLength(0);
  expect(of('member')).toHaveLength(3);
  for (const corner of of('member')) {
    expect(corner.querySelector('.skeleton')).not.toBeNull();
    expect(corner).toHaveTextContent('');
  }
});

test('until the session is renewed the places stay, and a guest has none of them', () => {
  const starting = vi.spyOn(session, 'status', 'get').mockReturnValue('starting');
  const { container } = renderApp(<Header />);
  expect(container.querySelectorAll('.skeleton')).toHaveLength(3);
  expect(screen.queryByRole('link', { name: 'Sign in' })).not.toBeInTheDocument();

  starting.mockRestore();
  act(() => session.end());

  expect(container.querySelectorAll('.skeleton')).toHaveLength(0);
  expect(screen.getByRole('link', { name: 'Sign in' })).toBeVisible();
});
