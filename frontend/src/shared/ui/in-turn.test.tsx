import { render, renderHook, screen, waitFor } from '@testing-library/react';
import { useLayoutEffect } from 'react';
import { expect, test } from 'vitest';
import { InTurn, useInTurn } from './in-turn';

test('the first part stands at once, the others follow in their order', async () => {
  render(
    <InTurn first={<p>first</p>}>
      <p>second</p>
      {null}
      <p>third</p>
    </InTurn>,
  );
  expect(screen.getByText('first')).toBeVisible();
  expect(screen.queryByText('third')).toBeNull();

  expect(await screen.findByText('third')).toBeVisible();
  expect(screen.getAllByText(/./).map((part) => part.textContent)).toEqual(['first', 'second', 'third']);
});

test('a part that is there is kept when the page is drawn again', async () => {
  const { rerender } = render(
    <InTurn first={<p>first</p>}>
      <p>second</p>
    </InTurn>,
  );
  const second = await screen.findByText('second');

  rerender(
    <InTurn first={<p>first</p>}>
      <p>second, changed</p>
    </InTurn>,
  );

  expect(second).toHaveTextContent('second, changed');
});

test('a list begins with some and goes on by steps, never beyond its end', async () => {
  const counts: number[] = [];
  const { result, rerender } = renderHook(
    ({ total }) => {
      const count = useInTurn(total, 1, 2);
      counts.push(count);
      return count;
    },
    { initialProps: { total: 4 } },
  );
  await waitFor(() => expect(result.current).toBe(4));
  expect([...new Set(counts)]).toEqual([1, 3, 4]);

  // What stands keeps standing; what comes later comes in turn as well.
  rerender({ total: 9 });
  expect(result.current).toBeGreaterThanOrEqual(4);
  await waitFor(() => expect(result.current).toBe(9));
});

/** How many parts stand when it says that another one does. */
const seen: number[] = [];
const standing = () => document.querySelectorAll('[data-part]');

function List({ total, name }: { total: number; name: string }) {
  const count = useInTurn(total, 0);
  useLayoutEffect(() => {
    if (count > 0) seen.push(standing().length);
  }, [count]);
  const parts = Array.from({ length: count }, (_, index) => `${name} ${index + 1}`);
  return parts.map((part) => <i key={part} data-part={part} />);
}

test('all lists of a page share the frames: one part more at a time; who leaves keeps nobody waiting', async () => {
  const lists = (isLong: boolean) => (
    <>
      <List total={3} name="upper" />
      {isLong && <List total={500} name="middle" />}
      <List total={3} name="lower" />
    </>
  );
  const { rerender } = render(lists(true));
  await waitFor(() => expect(seen.length).toBeGreaterThan(4));
  expect(seen.map((total, index) => total - (seen[index - 1] ?? 0))).toEqual(seen.map(() => 1));

  rerender(lists(false));
  await waitFor(() => expect(standing()).toHaveLength(6));
});
