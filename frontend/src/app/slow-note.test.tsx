import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { act, fireEvent, screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SLOW_MS, SlowNote } from './slow-note';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const asked = vi.fn<() => Promise<string>>();
let answer: (words: string) => void;
asked.mockImplementation(() => new Promise((resolve) => (answer = resolve)));

function Page({ isPolled = false }: { isPolled?: boolean }) {
  const { data } = useQuery({ queryKey: ['things'], queryFn: asked, meta: { isPolled } });
  return <p>{data ?? 'loading'}</p>;
}

function show(isPolled = false, known?: string) {
  asked.mockClear();
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  if (known) client.setQueryData(['things'], known, { updatedAt: 0 });
  renderApp(
    <QueryClientProvider client={client}>
      <Page isPolled={isPolled} />
      <SlowNote />
    </QueryClientProvider>,
  );
}

const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));
const note = () => screen.queryByText('This takes longer than usual.');

test('a first load that takes long is said until it is there, and can be asked for again', async () => {
  show();
  await pass(SLOW_MS - 100);
  expect(note()).toBeNull();
  await pass(200);
  expect(screen.getByRole('status')).toHaveTextContent('This takes longer than usual.');

  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await pass(10);
  expect(asked).toHaveBeenCalledTimes(2);
  expect(note()).toBeNull();

  await act(async () => answer('here'));
  await pass(SLOW_MS * 2);
  expect(screen.getByText('here')).toBeInTheDocument();
  expect(note()).toBeNull();
});

test.each([
  ['what is asked again while the page shows something', false, 'known'],
  ['what is asked again and again by itself', true, undefined],
])('%s is not said', async (_what, isPolled, known) => {
  show(isPolled, known);
  await pass(SLOW_MS * 2);
  expect(asked).toHaveBeenCalled();
  expect(note()).toBeNull();
});
