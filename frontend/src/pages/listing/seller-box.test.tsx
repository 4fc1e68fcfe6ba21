import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { expect, test } from 'vitest';
import { listingMock } from '@/features/listings/listings.mock';
import { factsMock, newSellerMock } from '@/features/users/users.mock';
import { SellerBox } from './seller-box';

const SINCE = '2026-01-15T10:00:00Z';
const ALWAYS = {
  work_from: null,
  work_to: null,
  time_zone: 'Asia/Tashkent',
  away_until: null,
  opens_at: null,
};

test.each([true, false])('the mark of a verified seller: %s', (is_verified) => {
  const seller = { ...listingMock().seller, is_verified };
  renderApp(
    <SellerBox
      seller={seller}
      seller_availability={ALWAYS}
      seller_since={SINCE}
      seller_facts={factsMock()}
      write={null}
    />,
  );

  expect(screen.queryAllByRole('img', { name: 'Verified seller' })).toHaveLength(is_verified ? 1 : 0);
});

test('how the orders went is told in three lines', () => {
  const { seller } = listingMock();
  renderApp(
    <SellerBox
      seller={seller}
      seller_availability={ALWAYS}
      seller_since={SINCE}
      seller_facts={factsMock()}
      write={null}
    />,
  );

  const told = screen.getAllByRole('term').map((term) => [term.textContent, term.nextSibling?.textContent]);
  expect(told).toEqual(
    expect.arrayContaining([
      ['Went well', '94.8%'],
      ['Delivery', '14 minutes'],
      ['Disputes', '2'],
    ]),
  );
  expect(screen.getByText(/Here since/)).toHaveTextContent('Here since 15 January 2026');
  expect(screen.queryByText('New seller')).not.toBeInTheDocument();
});

test('a new seller is called so, and no share is told of them', () => {
  const { seller } = listingMock();
  renderApp(
    <SellerBox
      seller={seller}
      seller_availability={ALWAYS}
      seller_since={SINCE}
      seller_facts={newSellerMock(3)}
      write={null}
    />,
  );

  expect(screen.getByText('New seller')).toBeVisible();
  expect(screen.queryByText('Went well')).not.toBeInTheDocument();
});
