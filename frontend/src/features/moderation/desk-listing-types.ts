import type { Schema } from '@/shared/api/types';
import type { Locale } from '@/shared/i18n/locale';

export type FlagCode =
  | 'same_picture'
  | 'same_credentials'
  | 'price_low'
  | 'price_high'
  | 'contact_in_text'
  | 'new_seller'
  | 'rejected_before'
  | 'seller_warned';

/** What was noticed by itself; a level of 1 to 3 says how much it wants a look. */
export interface LookFlag {
  code: FlagCode;
  level: number;
  params: Record<string, unknown>;
}

/** One look that a listing waits for. */
export interface LookTask {
  id: string;
  kind: 'new' | 'changed';
  submitted_at: string;
  sla_at: string;
  tone: 'ok' | 'soon' | 'late';
  claimed_by: { id: string; username: string } | null;
  claimed_until: string | null;
  flags: LookFlag[];
}

export type LookCard = Schema<'AdminListingCardOut'> & { task: LookTask | null; version?: number };

export type ListingStatus = LookCard['status'];

export interface QueueCounts {
  waiting: number;
  late: number;
  mine: number;
  oldest_at: string | null;
  by_flag: Partial<Record<FlagCode, number>>;
}

/** A ready text in the three languages; `field` is the part of a listing it is about, or nothing. */
export interface ReadyReason {
  code: string;
  use: 'listing' | 'verdict' | 'report' | 'dispute' | 'withdrawal';
  field: string;
  text: Record<Locale, string>;
  position: number;
  is_active: boolean;
}

/** One field that was approved otherwise. */
export interface LookDifference {
  field: string;
  before: unknown;
  after: unknown;
  kind: 'text' | 'value' | 'images';
}

export type LookListing = Schema<'AdminListingOut'> & {
  task: LookTask | null;
  rejection_fields: { field: string; text: string }[] | null;
  is_hidden: boolean | null;
  hidden_until: string | null;
  flags: LookFlag[];
  checklist: { code: string; label: Record<Locale, string> }[];
  diff: LookDifference[] | null;
  seller_facts: { sales: number; rejected_30d: number; verdicts: number; is_verified: boolean };
  price_hint: { count: number; low: number | null; median: number | null; high: number | null };
  fingerprint_kin: {
    listing_id: string;
    code: string;
    seller: string;
    retired_at: string | null;
    was_delivered: boolean;
  }[];
  history: {
    decided_at: string;
    decided_by: string;
    status: 'approved' | 'rejected';
    reason: string;
    fields: string[];
  }[];
};
