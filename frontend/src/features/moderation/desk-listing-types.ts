import type { Schema } from '@/shared/api/types';

/** What was noticed by itself; a level of 1 to 3 says how much it wants a look. */
export type LookFlag = Schema<'ListingFlagOut'>;
export type FlagCode = LookFlag['code'];
/** One look that a listing waits for. */
export type LookTask = Schema<'ReviewTaskOut'>;
export type LookCard = Schema<'AdminListingCardOut'>;
export type ListingStatus = LookCard['status'];
/** One field that was approved otherwise; of `images` the pictures before and after, in their order. */
export interface LookDifference {
  field: string;
  before: unknown;
  after: unknown;
  kind: 'text' | 'value' | 'images';
}
export type LookListing = Omit<Schema<'AdminListingOut'>, 'diff'> & { diff: LookDifference[] | null };
/** A ready text in the three languages; `field` is the part of a listing it is about, or nothing. */
export type ReadyReason = Schema<'ReasonTemplateOut'>;
export type ListingDecision = Schema<'ListingDecisionIn'>;
