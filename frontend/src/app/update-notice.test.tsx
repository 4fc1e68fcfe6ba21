import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { expect, test, vi } from 'vitest';
import { UpdateNotice } from './update-notice';

test('it says what is there and does it when pressed', async () => {
  const act = vi.fn();
  const { user } = renderApp(<UpdateNotice state="ready" onAct={act} />);
  expect(screen.getByRole('status')).toHaveTextContent('A new version of WibeStore is ready');
  await user.click(screen.getByRole('button', { name: 'Update' }));
  expect(act).toHaveBeenCalledTimes(1);
});

test('it can wait', async () => {
  const act = vi.fn();
  const { user } = renderApp(<UpdateNotice state="ready" onAct={act} />);
  await user.click(screen.getByRole('button', { name: 'Later' }));
  expect(screen.queryByRole('status')).not.toBeInTheDocument();
  expect(act).not.toHaveBeenCalled();
});

test('a page with unsaved text says what to do first', () => {
  renderApp(<UpdateNotice state="unsaved" onAct={() => undefined} />);
  expect(screen.getByRole('status')).toHaveTextContent('Send or save what you are writing here first');
  expect(screen.getByRole('button', { name: 'Load the page again' })).toBeEnabled();
});
