import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { useSettledText } from './use-settled-text';

function Field({ onSettle, isDeaf = false }: { onSettle: (text: string) => void; isDeaf?: boolean }) {
  const [value, setValue] = useState('');
  const { typed, type, settle } = useSettledText(value, (text) => {
    onSettle(text);
    // An address that is left behind is written, and yet never comes back as the value.
    if (!isDeaf) setValue(text.trim());
  });
  return (
    <>
      <input aria-label="Words" value={typed} onChange={({ target }) => type(target.value)} onBlur={settle} />
      <button type="button" onClick={() => setValue('others')}>
        Others
      </button>
    </>
  );
}

const words = () => screen.getByRole('textbox', { name: 'Words' });

test('what is typed counts once it has stood still', async () => {
  const told = vi.fn();
  const user = userEvent.setup();
  render(<Field onSettle={told} />);

  await user.type(words(), 'bee');

  await vi.waitFor(() => expect(told.mock.calls).toEqual([['bee']]));
});

test('leaving the field counts at once, and is told no second time', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const told = vi.fn();
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  render(<Field onSettle={told} isDeaf />);

  await user.type(words(), 'bee');
  await user.tab();
  expect(told.mock.calls).toEqual([['bee']]);
  await vi.advanceTimersByTimeAsync(2_000);

  expect(told.mock.calls).toEqual([['bee']]);
  vi.useRealTimers();
});

test('what comes from outside takes the place of what was typed', async () => {
  const told = vi.fn();
  const user = userEvent.setup();
  render(<Field onSettle={told} />);

  await user.type(words(), 'bee');
  await user.click(screen.getByRole('button', { name: 'Others' }));

  expect(words()).toHaveValue('others');
  expect(told.mock.calls).toEqual([['bee']]);
});
