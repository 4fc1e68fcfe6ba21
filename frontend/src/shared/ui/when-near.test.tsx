import { act, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { WhenNear } from './when-near';

test('what is far away comes when one is near', () => {
  let see: (entries: Pick<IntersectionObserverEntry, 'isIntersecting'>[]) => void = () => undefined;
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(callback: typeof see) {
        see = callback;
      }
      observe() {}
      disconnect() {}
    },
  );
  render(<WhenNear fallback="a place">the reviews</WhenNear>);
  act(() => see([{ isIntersecting: false }]));
  expect(screen.getByText('a place')).toBeInTheDocument();

  act(() => see([{ isIntersecting: true }]));

  expect(screen.getByText('the reviews')).toBeInTheDocument();
});
