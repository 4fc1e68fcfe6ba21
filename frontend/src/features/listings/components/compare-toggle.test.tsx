import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { beforeEach, expect, test } from 'vitest';
import { readCompared, writeCompared } from '../compared';
import { CompareToggle } from './compare-toggle';

const ids = [1, 2, 3, 4, 5].map((number) => `01a206ef-d5c6-7e52-9d96-5055cc2d3d4${number}`);
const toggle = <CompareToggle listingId={ids[4] as string} title="Ace account" />;

beforeEach(() => writeCompared([]));

test('a press adds it, another takes it out; the button says how it stands', async () => {
  const { user } = renderApp(toggle);

  await user.click(screen.getByRole('button', { name: 'Add to the comparison: Ace account' }));
  const on = screen.getByRole('button', { name: 'Take out of the comparison: Ace account' });
  expect(on).toHaveAttribute('aria-pressed', 'true');
  expect(readCompared()).toEqual([ids[4]]);

  await user.click(on);
  expect(readCompared()).toEqual([]);
});

test('a fifth is refused in words, with the way to the comparison', async () => {
  writeCompared(ids.slice(0, 4));
  const { user } = renderApp(toggle);

  await user.click(screen.getByRole('button', { name: 'Add to the comparison: Ace account' }));

  expect(await screen.findByText('At most four accounts are compared at once')).toBeInTheDocument();
  expect(readCompared()).toEqual(ids.slice(0, 4));
  await user.click(screen.getByRole('button', { name: 'Compare' }));
  expect(screen.getByTestId('address')).toHaveTextContent(`/compare?ids=${ids.slice(0, 4).join()}`);
});
