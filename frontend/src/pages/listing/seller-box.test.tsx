import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { expect, test } from 'vitest';
import { listingMock } from '@/features/listings/listings.mock';
import { SellerBox } from './seller-box';

const ALWAYS = {
  work_from: null,
  work_to: null,
  time_zone: 'Asia/Tashkent',
  away_until: null,
  opens_at: null,
};

test.each([true, false])('the mark of a verified seller: %s', (is_verified) => {
  const seller = { ...listingMock().seller, is_verified };
  renderApp(<SellerBox seller={seller} seller_availability={ALWAYS} write={null} />);

  expect(screen.queryAllByRole('img', { name: 'Verified seller' })).toHaveLength(is_verified ? 1 : 0);
});
