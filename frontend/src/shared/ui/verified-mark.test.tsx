import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { expect, test } from 'vitest';
import { VerifiedMark } from './verified-mark';

test('a verified seller has the mark, with its word where there is room; others have nothing', () => {
  const { rerender, container } = renderApp(<VerifiedMark isVerified />);
  expect(screen.getByRole('img', { name: 'Verified seller' })).toBeVisible();

  rerender(<VerifiedMark isVerified isNamed />);
  expect(screen.getByText('Verified seller')).toBeVisible();
  expect(screen.queryByRole('img')).not.toBeInTheDocument();

  rerender(<VerifiedMark isVerified={false} />);
  expect(screen.queryByText('Verified seller')).not.toBeInTheDocument();
  expect(container.querySelector('svg')).toBeNull();
});
