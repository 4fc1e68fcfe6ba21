import type { Attribute, Game, ImportReport, OwnListing, OwnListingRow, SellDraft, Seller } from './shapes';

const words = (en: string) => ({ uz: en, ru: en, en });

export function attributeMock(key: string, given: Partial<Attribute> = {}): Attribute {
  return {
    key,
    type: 'int',
    label: words(key),
    choices: [],
    min: 0,
    max: null,
    is_primary: true,
    is_required: true,
    is_filterable: true,
    is_common: false,
    ...given,
  };
}

/** A game that asks for a number, a yes or no, and how one signs in. */
export const gameMock: Game = {
  slug: 'pubg-mobile',
  name: 'PUBG Mobile',
  publisher: 'Krafton',
  category: { slug: 'battle-royale', label: words('Battle royale') },
  platforms: ['android'],
  popularity: 1,
  listing_count: 0,
  min_price: null,
  cover_url: '/covers/pubg-mobile.svg',
  attributes: [
    attributeMock('level', { label: words('Account level'), min: 1, max: 100 }),
    attributeMock('linked', { label: words('Phone linked'), type: 'bool', is_common: true }),
    attributeMock('login_method', {
      label: words('Login method'),
      type: 'choice',
      choices: [{ value: 'google', label: words('Google') }],
      is_required: false,
      is_primary: false,
    }),
  ],
};

export const sellerMock: Seller = {
  id: '01900000-0000-7000-8000-000000000004',
  username: 'seller',
  display_name: 'Seller',
  plan: 'free',
  rating: null,
  rating_count: 0,
  sales_count: 0,
  avatar: null,
  is_verified: false,
};

/** A draft of the game above, just begun. */
export function draftMock(given: Partial<SellDraft> = {}): SellDraft {
  return {
    id: '01900000-0000-7000-8000-000000000002',
    version: 1,
    game: { slug: gameMock.slug, name: gameMock.name },
    step: 'attributes',
    language: 'en',
    title: '',
    description: '',
    price: null,
    attributes: {},
    images: [],
    delivery: 'instant',
    delivery_sla_minutes: 60,
    accepts_offers: true,
    offer_floor: null,
    has_credentials: false,
    login_method: '',
    updated_at: '2026-11-23T05:00:00Z',
    created_at: '2026-11-23T05:00:00Z',
    ...given,
  };
}

/** A row of the seller's list. */
export function rowMock(given: Partial<OwnListingRow> = {}): OwnListingRow {
  return {
    id: '01900000-0000-7000-8000-000000000002',
    code: 'WB-TEST1',
    title: 'Conqueror with four X-Suits',
    price: 500_000,
    status: 'active',
    game: { slug: gameMock.slug, name: gameMock.name },
    seller: sellerMock,
    image: null,
    image_count: 0,
    highlights: [],
    delivery: 'instant',
    is_premium: false,
    view_count: 200,
    favorite_count: 6,
    published_at: '2026-11-23T05:00:00Z',
    created_at: '2026-11-23T05:00:00Z',
    updated_at: '2026-11-23T05:00:00Z',
    version: 1,
    allowed_events: ['edit', 'pause', 'archive'],
    has_credentials: true,
    rejection_reason: '',
    open_offer_count: 2,
    days_on_sale: 3,
    ...given,
  };
}

/** One's own listing whole. */
export function ownListingMock(given: Partial<OwnListing> = {}): OwnListing {
  const { open_offer_count: _offers, days_on_sale: _days, ...row } = rowMock();
  return {
    ...row,
    language: 'en',
    description: '',
    attributes: { level: 78, linked: true, login_method: 'google' },
    images: [],
    delivery_sla_minutes: 60,
    login_method: 'google',
    rejection_reason: null,
    accepts_offers: true,
    offer_refusal: 'own_listing',
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
    buy_refusal: 'own_listing',
    ...given,
  };
}

export function importMock(given: Partial<ImportReport> = {}): ImportReport {
  return {
    is_dry_run: true,
    row_count: 2,
    valid_count: 2,
    created_count: 0,
    problems: [],
    listings: [],
    ...given,
  };
}
