import type { Schema } from '@/shared/api/types';

export type OwnListing = Schema<'ListingOut'>;
export type Language = OwnListing['language'];
export type ListingStatus = OwnListing['status'];
export type ListingEvent = NonNullable<Schema<'ListingPatchIn'>['event']>;
export type Image = Schema<'ImageInfo'>;
export type Attribute = Schema<'AttributeOut'>;
export type Game = Schema<'GameDetailOut'>;
export type GameRef = Schema<'GameRef'>;
export type Seller = Schema<'SellerCard'>;
/** A row of one's own listings. */
export type OwnListingRow = Schema<'OwnListingOut'>;
/** What a draft holds; nothing of it need be right yet. Login data is never a part of it. */
export type SellDraftIn = Schema<'SellDraftIn'>;
export type SellDraft = Schema<'SellDraftOut'>;
/** What similar accounts were sold for. */
export type PriceHint = Schema<'PriceHintOut'>;
export type BulkIn = Schema<'BulkIn'>;
export type BulkAction = BulkIn['action'];
export type BulkResult = Schema<'BulkRowOut'>;
export type SellingStats = Schema<'SellingOut'>;
export type SellingTotals = SellingStats['totals'];
export type SellingDay = SellingStats['series'][number];
export type ImportReport = Schema<'ImportOut'>;
export type ImportProblem = ImportReport['problems'][number];
