import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { expect, test, vi } from 'vitest';
import type { Listing } from '@/features/listings/api';
import { BuyButton } from './buy-button';

const LISTING: Listing = {
  id: '01900000-0000-7000-8000-000000000001',
  code: 'WB-ABC12',
  title: 'Ace, 12 skins',
  price: 500_000,
  status: 'active',
  game: { slug: 'pubg-mobile', name: 'PUBG Mobile' },
  seller: {
    id: '01900000-0000-7000-8000-000000000002',
    username: 'dilnoza',
    display_name: 'Dilnoza',
    plan: 'free',
    rating: null,
    rating_count: 0,
    sales_count: 0,
    avatar: null,
    is_verified: false,
  },
  image: null,
  image_count: 0,
  highlights: [],
  delivery: 'instant',
  is_premium: false,
  view_count: 0,
  favorite_count: 0,
  published_at: '2026-11-23T10:00:00Z',
  created_at: '2026-11-23T10:00:00Z',
  language: 'uz',
  description: '',
  attributes: {},
  images: [],
  delivery_sla_minutes: 60,
  login_method: 'email',
  updated_at: '2026-11-23T10:00:00Z',
  version: 1,
  rejection_reason: null,
  has_credentials: null,
  allowed_events: ['buy'],
  accepts_offers: true,
  offer_refusal: '',
  offer_min: 250_000,
  offer_floor: null,
  seller_since: '2026-01-15T10:00:00Z',
  seller_facts: {
    is_new: true,
    completed: 0,
    completion_bps: null,
    delivery_minutes: null,
    instant_bps: null,
    disputed: null,
    disputed_bps: null,
    disputes_lost: null,
  },
  seller_availability: {
    work_from: null,
    work_to: null,
    time_zone: 'Asia/Tashkent',
    away_until: null,
    opens_at: null,
  },
  buy_refusal: '',
};

const show = (listing: Partial<Listing>) => {
  const onBuy = vi.fn();
  return { onBuy, ...renderApp(<BuyButton listing={{ ...LISTING, ...listing }} onBuy={onBuy} />) };
};

test('whoever may buy, buys', async () => {
  const { user, onBuy } = show({});

  await user.click(screen.getByRole('button', { name: 'Buy with escrow' }));

  expect(onBuy).toHaveBeenCalledOnce();
});

test('a guest signs in first and comes back here', () => {
  show({ allowed_events: [], buy_refusal: 'sign_in' });

  expect(screen.getByRole('link', { name: 'Buy with escrow' })).toHaveAttribute(
    'href',
    `/login?next=${encodeURIComponent(`/listings/${LISTING.id}`)}`,
  );
});

test('the seller edits', () => {
  show({ allowed_events: ['edit', 'pause'], buy_refusal: 'own_listing' });

  expect(screen.getByRole('link', { name: 'Edit' })).toHaveAttribute('href', `/sell/${LISTING.id}`);
});

test.each([
  ['reserved', 'not_active', 'Somebody is buying this account right now.'],
  ['sold', 'not_active', 'This account is sold.'],
  ['paused', 'not_active', 'This account is not on sale.'],
  ['sold', 'own_listing', 'This is your own listing.'],
  ['active', 'blocked', 'Your account is blocked, so it cannot buy.'],
] as const)('%s, %s: the button says why not', async (status, buy_refusal, reason) => {
  const { user, onBuy } = show({ status, buy_refusal, allowed_events: [] });
  const button = screen.getByRole('button', { name: 'Buy with escrow' });

  await user.click(button);

  expect(onBuy).not.toHaveBeenCalled();
  expect(button).toHaveAccessibleDescription(reason);
});
