import { act, fireEvent, screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { Combobox } from './combobox';
import { CopyButton } from './copy-button';
import { Field } from './field';
import { IconButton } from './icon-button';
import { LoadMore } from './load-more';
import { MoneyInput } from './money-input';
import { PasswordInput } from './password-input';
import { SectionNav } from './section-nav';
import { Textarea } from './textarea';
import { Tooltip } from './tooltip';

const GAMES = [
  { value: 'pubg', label: 'PUBG Mobile' },
  { value: 'roblox', label: 'Roblox' },
];

function Game({ told }: { told: (value: string) => void }) {
  const [value, setValue] = useState('');
  const choose = (next: string) => {
    told(next);
    setValue(next);
  };
  return (
    <Field label="Game">
      {(ids) => <Combobox {...ids} options={GAMES} value={value} onChange={choose} />}
    </Field>
  );
}

function Price() {
  const [value, setValue] = useState('');
  return <Field label="Price">{(ids) => <MoneyInput {...ids} value={value} onChange={setValue} />}</Field>;
}

describe('icon button', () => {
  test('is called by its label and can be pressed', async () => {
    const onClick = vi.fn();
    const { user } = renderApp(<IconButton label="Share" icon={<svg />} onClick={onClick} />);
    await user.click(screen.getByRole('button', { name: 'Share' }));
    expect(onClick).toHaveBeenCalledOnce();
  });

  test('while something is on its way it is busy and refuses presses', async () => {
    const onClick = vi.fn();
    const { user } = renderApp(<IconButton isLoading label="Share" icon={<svg />} onClick={onClick} />);
    await user.click(screen.getByRole('button', { name: 'Share' }));
    expect(screen.getByRole('button', { name: 'Share' })).toBeDisabled();
    expect(screen.getByRole('button', { name: 'Share' })).toHaveAttribute('aria-busy', 'true');
    expect(onClick).not.toHaveBeenCalled();
  });
});

describe('combobox', () => {
  test('is opened, narrowed and chosen from by keys', async () => {
    const told = vi.fn();
    const { user } = renderApp(<Game told={told} />);
    const box = screen.getByRole('combobox', { name: 'Game' });
    expect(box).toHaveAttribute('aria-expanded', 'false');
    await user.click(box);
    await user.keyboard('rob');
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['Roblox']);
    await user.keyboard('{Enter}');
    expect(told).toHaveBeenCalledExactlyOnceWith('roblox');
    expect(box).toHaveValue('Roblox');
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  test('says that nothing is called so; Esc keeps what was chosen', async () => {
    const told = vi.fn();
    const { user } = renderApp(<Game told={told} />);
    await user.click(screen.getByRole('combobox', { name: 'Game' }));
    await user.keyboard('zzz');
    expect(screen.getByText('Nothing is called that')).toBeVisible();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(told).not.toHaveBeenCalled();
  });
});

test('a copied text is on the clipboard, and for two seconds it is said', async () => {
  const { user } = renderApp(<CopyButton text="WB-QDH52" label="Copy the code" />);
  await user.click(screen.getByRole('button', { name: 'Copy the code' }));
  expect(await navigator.clipboard.readText()).toBe('WB-QDH52');
  expect(screen.getByText('Copied')).toBeInTheDocument();
});

describe('the end of a list', () => {
  test('asks for more, is busy meanwhile, and says when it failed', async () => {
    const onLoad = vi.fn();
    const { user, rerender } = renderApp(<LoadMore hasMore isLoading={false} onLoad={onLoad} />);
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    expect(onLoad).toHaveBeenCalledOnce();

    rerender(<LoadMore hasMore isLoading onLoad={onLoad} />);
    expect(screen.getByRole('button', { name: 'Show more' })).toHaveAttribute('aria-busy', 'true');

    rerender(<LoadMore hasMore isFailed isLoading={false} onLoad={onLoad} />);
    expect(screen.getByText('The next part could not be loaded.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onLoad).toHaveBeenCalledTimes(2);
  });

  test('is nothing where there is no more', () => {
    renderApp(<LoadMore hasMore={false} isLoading={false} onLoad={vi.fn()} />);
    expect(screen.queryByRole('button')).toBeNull();
  });
});

test('a sum is grouped while it is typed', async () => {
  const { user } = renderApp(<Price />);
  await user.type(screen.getByRole('textbox', { name: 'Price' }), '4850000');
  expect(screen.getByRole('textbox', { name: 'Price' })).toHaveValue('4\u202f850\u202f000');
});

test('a password can be looked at and hidden again', async () => {
  const { user } = renderApp(<Field label="Password">{(ids) => <PasswordInput {...ids} />}</Field>);
  const field = screen.getByLabelText('Password');
  expect(field).toHaveAttribute('type', 'password');
  await user.click(screen.getByRole('button', { name: 'Show the password' }));
  expect(field).toHaveAttribute('type', 'text');
  await user.click(screen.getByRole('button', { name: 'Hide the password' }));
  expect(field).toHaveAttribute('type', 'password');
});

test('of the pages of a part the open one is marked', () => {
  renderApp(
    <SectionNav
      label="Wallet"
      pages={[
        ['/wallet', 'Money'],
        ['/wallet/cards', 'Cards'],
      ]}
    />,
    { at: '/wallet/cards' },
  );
  expect(screen.getByRole('navigation', { name: 'Wallet' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Cards' })).toHaveAttribute('aria-current', 'page');
  expect(screen.getByRole('link', { name: 'Money' })).not.toHaveAttribute('aria-current');
});

test('a text field says its error and is not for typing while it is disabled', () => {
  renderApp(
    <Field label="Words" error="Fill this in.">
      {(ids) => <Textarea {...ids} disabled />}
    </Field>,
  );
  const field = screen.getByRole('textbox', { name: 'Words' });
  expect(field).toBeDisabled();
  expect(field).toBeInvalid();
  expect(field).toHaveAccessibleDescription('Fill this in.');
});

test('an explanation comes with the focus and leaves by Esc', async () => {
  const shown = vi.fn();
  const hidden = vi.fn();
  Object.assign(HTMLElement.prototype, { showPopover: shown, hidePopover: hidden });
  const { user } = renderApp(
    <Tooltip text="At most 50 lines">
      <button type="button">Download</button>
    </Tooltip>,
  );
  await user.tab();
  expect(screen.getByRole('button', { name: 'Download' })).toHaveAccessibleDescription('At most 50 lines');
  expect(shown).toHaveBeenCalledOnce();
  act(() => void fireEvent.keyDown(screen.getByRole('button'), { key: 'Escape' }));
  expect(hidden).toHaveBeenCalledOnce();
  for (const name of ['showPopover', 'hidePopover']) Reflect.deleteProperty(HTMLElement.prototype, name);
});
