import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { expect, test } from 'vitest';
import { useUnsavedGuard } from '@/shared/lib/use-unsaved-guard';
import { isSomethingUnsaved } from './unsaved';

function Guarded() {
  useUnsavedGuard(true);
  return null;
}

test('a page that is only looked at can be loaded again', () => {
  renderApp(<input aria-label="Name" defaultValue="Sardor" />);
  expect(isSomethingUnsaved()).toBe(false);
});

test('what somebody has typed is not given up', async () => {
  const { user } = renderApp(<textarea aria-label="Message" />);
  await user.type(screen.getByLabelText('Message'), 'Hello');
  expect(isSomethingUnsaved()).toBe(true);
});

test('a search is nothing to save', async () => {
  const { user } = renderApp(<input type="search" aria-label="Search" />);
  await user.type(screen.getByLabelText('Search'), 'pubg');
  expect(isSomethingUnsaved()).toBe(false);
});

test('a form that guards itself is asked, without a question to its person', () => {
  renderApp(<Guarded />);
  expect(isSomethingUnsaved()).toBe(true);
});

test('nor is an open dialog taken away', () => {
  renderApp(<dialog open>Sure?</dialog>);
  expect(isSomethingUnsaved()).toBe(true);
});
