import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { expect, test } from 'vitest';
import { listingMock } from '@/features/listings/listings.mock';
import { SellerBox } from './seller-box';

test.each([true, false])('the mark of a verified seller: %s', (is_verified) => {
  const { seller, seller_availability } = listingMock();
  renderApp(
    <SellerBox
      seller={{ ...seller, is_verified }}
      seller_availability={seller_availability}
      write={null}
    />,
  );

  expect(screen.queryAllByRole('img', { name: 'Verified seller' })).toHaveLength(is_verified ? 1 : 0);
});
