import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import axe from 'axe-core';
import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { Problem } from '@/shared/api/problem';
import { Breadcrumbs } from './breadcrumbs';
import { Button } from './button';
import { Checkbox } from './checkbox';
import { Chip, RemovableChip } from './chip';
import { Dialog } from './dialog';
import { EmptyState } from './empty-state';
import { Field } from './field';
import { Gallery } from './gallery';
import { Input } from './input';
import { Menu } from './menu';
import { ProblemState } from './problem-state';
import { RadioGroup } from './radio-group';
import { Range } from './range';
import { Rating } from './rating';
import { RatingInput } from './rating-input';
import { SecretField } from './secret-field';
import { Select } from './select';
import { Stars } from './stars';
import { Stepper } from './stepper';
import { Switch } from './switch';
import { Tabs } from './tabs';
import { Timeline } from './timeline';
import { showProblemToast } from './toast';

function ThreeTabs() {
  const [tab, setTab] = useState<'a' | 'b' | 'c'>('a');
  const tabs = (['a', 'b', 'c'] as const).map((key) => ({ key, label: key, panel: `panel ${key}` }));
  return <Tabs label="Parts" tabs={tabs} value={tab} onChange={setTab} />;
}

describe('button', () => {
  test('loading refuses presses and says that it is busy', async () => {
    const onClick = vi.fn();
    const { user } = renderApp(
      <Button isLoading onClick={onClick}>
        Pay
      </Button>,
    );

    await user.click(screen.getByRole('button', { name: 'Pay' }));

    expect(onClick).not.toHaveBeenCalled();
    expect(screen.getByRole('button', { name: 'Pay' })).toHaveAttribute('aria-busy', 'true');
  });

  test('a reason disables the button, keeps it reachable and describes it', async () => {
    const onClick = vi.fn();
    const { user } = renderApp(
      <Button disabledReason="Deliver first" onClick={onClick}>
        Confirm
      </Button>,
    );

    await user.tab();
    await user.keyboard('{Enter}');

    const button = screen.getByRole('button', { name: 'Confirm' });
    expect(button).toHaveFocus();
    expect(button).toHaveAccessibleDescription('Deliver first');
    expect(onClick).not.toHaveBeenCalled();
  });

  test('loading submits no form', async () => {
    const onSubmit = vi.fn();
    const { user } = renderApp(
      <form onSubmit={onSubmit}>
        <Button type="submit" isLoading>
          Send
        </Button>
      </form>,
    );

    await user.click(screen.getByRole('button', { name: 'Send' }));

    expect(onSubmit).not.toHaveBeenCalled();
  });
});

test('a field ties label, hint and error to its control', () => {
  const { rerender } = renderApp(
    <Field label="Price" hint="In soʻm">
      {(control) => <Input {...control} />}
    </Field>,
  );
  expect(screen.getByLabelText('Price')).toHaveAccessibleDescription('In soʻm');
  expect(screen.getByLabelText('Price')).toBeValid();

  rerender(
    <Field label="Price" error="At least 1 000.">
      {(control) => <Input {...control} />}
    </Field>,
  );
  expect(screen.getByLabelText('Price')).toHaveAccessibleDescription('At least 1 000.');
  expect(screen.getByLabelText('Price')).toBeInvalid();
});

test('a locked dialog does not close', async () => {
  const onClose = vi.fn();
  const { user, rerender } = renderApp(<Dialog isOpen isLocked onClose={onClose} title="Buy" />);
  fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }));
  expect(onClose).not.toHaveBeenCalled();

  rerender(<Dialog isOpen onClose={onClose} title="Buy" />);
  await user.click(screen.getByRole('button', { name: 'Close' }));
  expect(onClose).toHaveBeenCalledOnce();
});

test('arrow keys, Home and End move through tabs', async () => {
  const { user } = renderApp(<ThreeTabs />);

  await user.tab();
  await user.keyboard('{ArrowLeft}');
  expect(screen.getByRole('tabpanel', { name: 'c' })).toHaveTextContent('panel c');
  await user.keyboard('{Home}{ArrowRight}');
  expect(screen.getByRole('tab', { name: 'b' })).toHaveFocus();
});

test('the thumbs of a range cannot pass each other, and only letting go commits', () => {
  const onCommit = vi.fn();
  renderApp(<Range labels={['From', 'To']} min={0} max={100} value={[20, 60]} onCommit={onCommit} />);
  const from = screen.getByRole('slider', { name: 'From' });

  fireEvent.change(from, { target: { value: '90' } });
  expect(onCommit).not.toHaveBeenCalled();
  fireEvent.pointerUp(from);

  expect(onCommit).toHaveBeenCalledExactlyOnceWith([60, 60]);
});

describe('secret field', () => {
  test('is masked, is shown on demand, and hides by itself after 60 seconds', () => {
    vi.useFakeTimers();
    renderApp(<SecretField label="Password" value="qwerty" />);
    expect(screen.queryByText('qwerty')).toBeNull();

    fireEvent.click(screen.getByRole('button', { name: 'Show: Password' }));
    expect(screen.getByText('qwerty')).toBeVisible();
    act(() => vi.advanceTimersByTime(60_000));
    expect(screen.queryByText('qwerty')).toBeNull();
    vi.useRealTimers();
  });

  test('copies without showing', async () => {
    const { user } = renderApp(<SecretField label="Password" value="qwerty" />);

    await user.click(screen.getByRole('button', { name: 'Copy: Password' }));

    expect(await navigator.clipboard.readText()).toBe('qwerty');
    expect(screen.queryByText('qwerty')).toBeNull();
    expect(await screen.findByText('Copied')).toBeInTheDocument();
  });
});

test('a menu opens by keyboard and runs what is chosen', async () => {
  const onSelect = vi.fn();
  const { user } = renderApp(
    <Menu label="Theme" trigger="T" entries={[{ key: 'dark', label: 'Dark', isChecked: false, onSelect }]} />,
  );

  await user.tab();
  await user.keyboard('{Enter}');
  await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Dark' }));

  expect(onSelect).toHaveBeenCalledOnce();
});

test('what an entry of a menu opens finds the focus on the menu’s button, to give it back there', async () => {
  let focused: Element | null = null;
  const onSelect = () => {
    focused = document.activeElement;
  };
  const { user } = renderApp(
    <Menu label="Actions" trigger="A" entries={[{ key: 'block', label: 'Block', onSelect }]} />,
  );

  await user.click(screen.getByRole('button', { name: 'Actions' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Block' }));

  expect(focused).toBe(screen.getByRole('button', { name: 'Actions' }));
  expect(screen.queryByRole('menuitem')).toBeNull();
});

test('a failure toast has words, codes on demand and a retry', async () => {
  const retry = vi.fn();
  const { user } = renderApp(null as never);
  const problem = new Problem({ code: 'service.unavailable', status: 503, title: '', requestId: 'r-1' });

  act(() => showProblemToast(problem, retry));

  expect(await screen.findByText(/The shop is busy for a moment/)).toBeInTheDocument();
  expect(screen.getByText('service.unavailable · 503 · r-1')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(retry).toHaveBeenCalledOnce();
});

test('a failed load says what happened and offers another try, but not for what is not there', async () => {
  const onRetry = vi.fn();
  const lost = new Problem({ code: 'client.network', status: 0, title: '' });
  const { user, rerender } = renderApp(<ProblemState error={lost} onRetry={onRetry} />);
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(onRetry).toHaveBeenCalledOnce();

  rerender(
    <ProblemState
      error={new Problem({ code: 'request.not_found', status: 404, title: '' })}
      onRetry={onRetry}
    />,
  );
  await waitFor(() => expect(screen.getByRole('heading', { name: 'Not found' })).toBeInTheDocument());
  expect(screen.queryByRole('button')).toBeNull();
});

test('the kit has no accessibility faults that a machine can find', async () => {
  const nothing = () => undefined;
  const { container } = renderApp(
    <main>
      <h1>Kit</h1>
      <Breadcrumbs crumbs={[{ label: 'Catalog', to: '/' }, { label: 'Here' }]} />
      <Field label="Name" error="Wrong">
        {(control) => <Input {...control} />}
      </Field>
      <Field label="Game">
        {(control) => <Select {...control} options={[{ value: 'a', label: 'A' }]} />}
      </Field>
      <Checkbox label="Free Fire" aside="3" />
      <Switch label="Instant" />
      <RadioGroup label="Method" options={[{ value: 'a', label: 'A' }]} value="a" onChange={nothing} />
      <Range labels={['From', 'To']} min={0} max={9} value={[1, 2]} onCommit={nothing} />
      <RatingInput label="Rating" value={3} onChange={nothing} />
      <Rating value={4.92} count={3} />
      <Stars value={4} />
      <Chip isOn>Instant</Chip>
      <RemovableChip label="PUBG" onRemove={nothing} />
      <SecretField label="Login" value="x" />
      <Stepper steps={['One', 'Two']} current={0} />
      <Timeline label="Order" steps={[{ key: '1', title: 'Paid', state: 'current' }]} />
      <Tabs label="Parts" tabs={[{ key: 'a', label: 'A', panel: 'a' }]} value="a" onChange={nothing} />
      <Gallery title="PUBG" images={[{ src: 'a.png' }, { src: 'b.png' }]} />
      <EmptyState drawing="box" title="Nothing" />
      <Button disabledReason="Not yet">Pay</Button>
    </main>,
  );

  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });

  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
});
