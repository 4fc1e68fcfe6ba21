import { act, screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { usePageCommands } from './commands';
import { Palette } from './palette';
import { type PaletteSource, usePaletteSource } from './palette-sources';
import { closeOverlay, openPalette } from './palette-state';

const approve = vi.fn();
const find = vi.fn(async (text: string) => [
  { key: text, label: `@${text}`, aside: 'User', to: `/admin/users/${text}` },
]);
const PEOPLE: PaletteSource = { key: 'people', find };

function Desk() {
  usePageCommands([
    { key: 'approve', label: 'Approve this listing', hotkey: 'a', run: approve },
    { key: 'reject', label: 'Reject this listing', run: approve, disabledReason: 'Claim it first' },
    { key: 'move', label: 'Next row', hotkey: 'j', run: approve, isKeyOnly: true },
  ]);
  usePaletteSource(PEOPLE);
  return <Palette />;
}

async function open() {
  const view = renderApp(<Desk />, { at: '/admin' });
  act(openPalette);
  return { ...view, field: await screen.findByRole('combobox', { name: 'Search or go to…' }) };
}

describe('Palette', () => {
  beforeEach(() => {
    approve.mockReset();
    find.mockClear();
  });
  afterEach(() => act(closeOverlay));

  test('finds a command by the beginnings of its words and runs it by Enter', async () => {
    const { user } = await open();

    await user.keyboard('appr list{Enter}');

    expect(approve).toHaveBeenCalledOnce();
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  test('what was chosen last comes first next time', async () => {
    const { user } = await open();
    await user.keyboard('approve{Enter}');
    act(openPalette);

    const lately = within(await screen.findByRole('group', { name: 'Lately' }));
    expect(lately.getByRole('option', { name: /Approve this listing/ })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });

  test('a disabled command is shown with its reason and never run', async () => {
    const { user } = await open();

    await user.keyboard('reject{Enter}');

    expect(screen.getByRole('option', { name: /Claim it first/ })).toHaveAttribute('aria-disabled', 'true');
    expect(approve).not.toHaveBeenCalled();
  });

  test('asks the server from the second letter on and opens what it found', async () => {
    const { user } = await open();

    await user.keyboard('aziza');
    await user.click(await screen.findByRole('option', { name: /@aziza/ }));

    expect(find.mock.calls.map(([text]) => text)).toEqual(['aziza']);
    await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent('/admin/users/aziza'));
  });

  test('moves only among what is shown; keys of lists have no line', async () => {
    const { user } = await open();

    await user.keyboard('{ArrowDown}');

    expect(screen.queryByRole('option', { name: /Next row/ })).toBeNull();
    expect(screen.getByRole('option', { name: /Reject/ })).toHaveAttribute('aria-selected', 'true');
  });
});
