import { useLingui } from '@lingui/react/macro';
import type { Tone } from '@/shared/ui/tones';
import type { FlagCode, ListingStatus, LookFlag } from './desk-listing-types';

const LEVELS: Record<number, Tone> = { 3: 'danger', 2: 'attention' };

/** How loud a flag is. */
export const flagTone = ({ level }: LookFlag): Tone => LEVELS[level] ?? 'neutral';

/** The words for what was noticed and for how a listing stands. */
export function useLookWords() {
  const { t } = useLingui();
  const flagNames: Record<FlagCode, string> = {
    same_picture: t`Same picture`,
    same_credentials: t`Same account`,
    price_low: t`Very cheap`,
    price_high: t`Very expensive`,
    contact_in_text: t`Contacts in the text`,
    new_seller: t`New seller`,
    rejected_before: t`Refused before`,
    seller_warned: t`Seller warned`,
  };
  const statusNames: Record<ListingStatus, string> = {
    draft: t`Draft`,
    pending: t`In moderation`,
    active: t`On sale`,
    reserved: t`Reserved`,
    sold: t`Sold`,
    rejected: t`Rejected`,
    paused: t`Paused`,
    archived: t`Archived`,
    quarantined: t`In quarantine`,
  };
  const fields: Record<string, string> = {
    title: t`Title`,
    description: t`Description`,
    price: t`Price`,
    images: t`Pictures`,
    login_method: t`Way to sign in`,
    attributes: t`Attributes`,
    game: t`Game`,
    credentials: t`Login data`,
  };
  const contacts: Record<string, string> = {
    phone: t`Phone number`,
    handle: t`Name in a messenger`,
    link: t`Link`,
    email: t`E-mail`,
    card: t`Card number`,
    credentials: t`Login data`,
  };
  return {
    contactName: (kind: string) => contacts[kind] ?? kind,
    flagName: (code: FlagCode) => flagNames[code] ?? code,
    statusName: (status: ListingStatus) => statusNames[status],
    /** `attributes.rank` by its key alone: games name their attributes themselves. */
    fieldName: (field: string) => fields[field] ?? field.replace(/^attributes\./, ''),
    fieldNames: fields,
  };
}
