import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Command, readCommands, usePageCommands } from './commands';
import { keyCaps, listenToHotkeys, setSingleKeys } from './hotkeys';

const runs = { approve: vi.fn(), palette: vi.fn(), down: vi.fn(), go: vi.fn(), no: vi.fn(), help: vi.fn() };

const COMMANDS: Command[] = [
  { key: 'approve', label: 'Approve', hotkey: 'a', run: runs.approve },
  { key: 'palette', label: 'Palette', hotkey: 'mod+k', run: runs.palette },
  { key: 'down', label: 'Down', hotkey: 'j', run: runs.down, isRepeatable: true },
  { key: 'go', label: 'Go to listings', hotkey: 'g l', run: runs.go },
  { key: 'no', label: 'No', hotkey: 'n', run: runs.no, disabledReason: 'Not yet' },
  { key: 'help', label: 'Keys', hotkey: '?', run: runs.help },
];

function Page({ commands = COMMANDS }: { commands?: Command[] }) {
  usePageCommands(commands);
  return <input aria-label="note" />;
}

function press(init: KeyboardEventInit, target: EventTarget = document.body) {
  target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
}

describe('hotkeys', () => {
  let stop = () => {};
  beforeEach(() => {
    for (const run of Object.values(runs)) run.mockReset();
    stop = listenToHotkeys(readCommands);
  });
  afterEach(() => stop());

  test('letters act on every layout: the key is what counts, not what it writes', () => {
    render(<Page />);

    press({ key: 'ф', code: 'KeyA' });
    press({ key: 'о', code: 'KeyJ' });

    expect(runs.approve).toHaveBeenCalledOnce();
    expect(runs.down).toHaveBeenCalledOnce();
  });

  test('Ctrl+K acts while typing, single keys do not', async () => {
    const { getByLabelText } = render(<Page />);
    const user = userEvent.setup();

    await user.type(getByLabelText('note'), 'a?{Control>}k{/Control}');

    expect(runs.approve).not.toHaveBeenCalled();
    expect(runs.help).not.toHaveBeenCalled();
    expect(runs.palette).toHaveBeenCalledOnce();
  });

  test('a held key moves again and decides once', () => {
    render(<Page />);

    for (const repeat of [false, true, true]) {
      press({ key: 'a', code: 'KeyA', repeat });
      press({ key: 'j', code: 'KeyJ', repeat });
    }

    expect(runs.approve).toHaveBeenCalledOnce();
    expect(runs.down).toHaveBeenCalledTimes(3);
  });

  test('two keys one after the other go somewhere; the second alone does not', () => {
    render(<Page />);

    press({ key: 'l', code: 'KeyL' });
    expect(runs.go).not.toHaveBeenCalled();
    press({ key: 'п', code: 'KeyG' });
    press({ key: 'д', code: 'KeyL' });

    expect(runs.go).toHaveBeenCalledOnce();
  });

  test('nothing happens under an open dialog, with a strange modifier, or when it is disabled', () => {
    render(<Page />);
    press({ key: 'a', code: 'KeyA', altKey: true });
    press({ key: 'n', code: 'KeyN' });
    const dialog = document.body.appendChild(document.createElement('dialog'));
    dialog.setAttribute('open', '');
    press({ key: 'a', code: 'KeyA' });
    dialog.remove();

    expect(runs.approve).not.toHaveBeenCalled();
    expect(runs.no).not.toHaveBeenCalled();
  });

  test('single keys can be switched off; the help opens by ? on any layout while they are on', () => {
    render(<Page />);

    press({ key: ',', code: 'Slash', shiftKey: true });
    setSingleKeys(false);
    press({ key: '?', code: 'Slash', shiftKey: true });
    press({ key: 'k', code: 'KeyK', ctrlKey: true });

    expect(runs.help).toHaveBeenCalledOnce();
    expect(runs.palette).toHaveBeenCalledOnce();
  });

  test('a page that left takes its commands along, and the newest run is used', () => {
    const newer = vi.fn();
    const { rerender, unmount } = render(<Page />);

    rerender(
      <Page commands={COMMANDS.map((each) => (each.key === 'approve' ? { ...each, run: newer } : each))} />,
    );
    press({ key: 'a', code: 'KeyA' });
    unmount();
    press({ key: 'a', code: 'KeyA' });

    expect(newer).toHaveBeenCalledOnce();
    expect(runs.approve).not.toHaveBeenCalled();
    expect(readCommands()).toEqual([]);
  });

  test('keys are written as they stand on the keyboard', () => {
    expect(keyCaps('mod+k')).toEqual(['Ctrl', 'K']);
    expect(keyCaps('g d')).toEqual(['G', 'D']);
  });
});
