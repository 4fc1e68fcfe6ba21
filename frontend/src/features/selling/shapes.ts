import type { Schema } from '@/shared/api/types';

export type Language = 'uz' | 'ru' | 'en';
export type OwnListing = Schema<'ListingOut'> & { language: Language };
export type ListingStatus = OwnListing['status'];
export type ListingEvent = NonNullable<Schema<'ListingPatchIn'>['event']>;
export type Image = Schema<'ImageOut'>;
export type Attribute = Schema<'AttributeOut'>;
export type Game = Schema<'GameDetailOut'>;
export type GameRef = Schema<'GameRef'>;
export type Seller = Schema<'SellerCard'>;

/** A row of one's own listings. */
export type OwnListingRow = Schema<'ListingCardOut'> & {
  updated_at: string;
  version: number;
  allowed_events: string[];
  has_credentials: boolean;
  rejection_reason: string | null;
  open_offer_count: number;
  days_on_sale: number | null;
};

/** What a draft holds; nothing of it need be right yet. Credentials are never a part of it. */
export interface SellDraftIn {
  game: string;
  step: string;
  language: Language;
  title: string;
  description: string;
  price: number | null;
  attributes: Record<string, string | number | boolean>;
  image_ids: string[];
  delivery: 'instant' | 'manual';
  delivery_sla_minutes: number;
  accepts_offers: boolean;
  offer_floor: number | null;
  expected_version: number | null;
}

export interface SellDraft {
  id: string;
  version: number;
  game: GameRef | null;
  step: string;
  language: Language;
  title: string;
  description: string;
  price: number | null;
  attributes: Record<string, string | number | boolean>;
  images: Image[];
  delivery: 'instant' | 'manual';
  delivery_sla_minutes: number;
  accepts_offers: boolean;
  offer_floor: number | null;
  has_credentials: boolean;
  login_method: string;
  updated_at: string;
  created_at: string;
}

/** What similar accounts were sold for. */
export interface PriceHint {
  count: number;
  low: number | null;
  median: number | null;
  high: number | null;
  basis: 'attributes' | 'game';
}

interface RowProblem {
  code: string;
  title: string;
  params: Record<string, unknown>;
}

export type BulkAction = 'pause' | 'resume' | 'archive' | 'reprice';

export interface BulkIn {
  ids: string[];
  action: BulkAction;
  price: number | null;
  percent: number | null;
}

export interface BulkResult {
  id: string;
  is_changed: boolean;
  problem: RowProblem | null;
  listing: OwnListingRow | null;
}

export interface SellingTotals {
  views: number;
  favorites: number;
  orders: number;
  sold: number;
  income: number;
  conversion_bps: number;
}

export interface SellingDay {
  day: string;
  views: number;
  sold: number;
  income: number;
}

export interface SellingStats {
  days: number;
  totals: SellingTotals;
  previous: SellingTotals;
  series: SellingDay[];
  statuses: Partial<Record<ListingStatus, number>>;
}

export interface ImportProblem extends RowProblem {
  row: number;
  column: string;
}

export interface ImportReport {
  is_dry_run: boolean;
  row_count: number;
  valid_count: number;
  created_count: number;
  problems: ImportProblem[];
  listings: { row: number; id: string; code: string; title: string }[];
}
