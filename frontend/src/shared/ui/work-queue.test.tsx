import { useInfiniteQuery } from '@tanstack/react-query';
import { screen, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { describe, expect, test, vi } from 'vitest';
import { WorkQueue } from './work-queue';

function Queue() {
  const query = useInfiniteQuery({
    queryKey: ['queue'],
    initialPageParam: null,
    queryFn: async () => ({ results: [{ id: '1', who: 'dilnoza' }], next: null, previous: null }),
    getNextPageParam: () => null,
  });
  return (
    <WorkQueue
      query={query}
      statuses={[{ key: 'open', label: 'Open' }]}
      status="open"
      onStatus={() => undefined}
      columns={[
        { label: 'Number', skeleton: 'w-8', cell: ({ id }) => `W-${id}` },
        { label: 'Who', skeleton: 'w-9', cell: ({ who }) => who },
        {
          label: 'Decision',
          skeleton: 'w-10',
          isActions: true,
          cell: () => <button type="button">Approve</button>,
        },
      ]}
      empty="nothing"
    />
  );
}

describe('WorkQueue', () => {
  test('is a table whose rows are named by their first cell', async () => {
    renderApp(<Queue />);

    const row = await screen.findByRole('row', { name: /W-1/ });
    expect(within(row).getByRole('rowheader', { name: 'W-1' })).toBeVisible();
    expect(within(row).getByRole('button', { name: 'Approve' })).toBeVisible();
  });

  test('is a list of cards where a table would not fit', async () => {
    vi.spyOn(window, 'matchMedia').mockImplementation(
      (media) => Object.assign(new EventTarget(), { matches: true, media }) as unknown as MediaQueryList,
    );
    renderApp(<Queue />);

    const card = within(await screen.findByRole('listitem'));
    expect(card.getByText('W-1')).toBeVisible();
    expect(card.getByRole('term')).toHaveTextContent('Who');
    expect(card.getByRole('definition')).toHaveTextContent('dilnoza');
    expect(card.getByRole('button', { name: 'Approve' })).toBeVisible();
    expect(screen.queryByRole('table')).toBeNull();
  });
});
