import { useLingui } from '@lingui/react/macro';
import type { Tone } from '@/shared/ui/tones';
import type { ListingEvent, ListingStatus } from '../shapes';

interface StatusWords {
  tone: Tone;
  label: string;
  /** What it means for the seller. */
  meaning: string;
}

/** What a listing's codes are called for its seller. */
export function useListingWords() {
  const { t } = useLingui();
  const statuses: Record<ListingStatus, StatusWords> = {
    draft: { tone: 'neutral', label: t`Draft`, meaning: t`Only you see it. Submit it when it is ready.` },
    pending: {
      tone: 'attention',
      label: t`In review`,
      meaning: t`A moderator looks at it; then it goes on sale.`,
    },
    active: { tone: 'success', label: t`On sale`, meaning: t`Everybody can see and buy it.` },
    reserved: {
      tone: 'accent',
      label: t`Being bought`,
      meaning: t`A buyer has an open order; see your sales.`,
    },
    sold: { tone: 'done', label: t`Sold`, meaning: t`The order is completed.` },
    rejected: {
      tone: 'danger',
      label: t`Rejected`,
      meaning: t`Change what the moderator asked for and submit it again.`,
    },
    paused: { tone: 'neutral', label: t`Paused`, meaning: t`Nobody sees it until you resume it.` },
    archived: { tone: 'neutral', label: t`Archived`, meaning: t`It is taken off for good.` },
    quarantined: {
      tone: 'danger',
      label: t`Needs a new login`,
      meaning: t`A buyer has seen the login of a cancelled order. Seal a new one.`,
    },
  };
  const events: Record<ListingEvent, [label: string, done: string]> = {
    submit: [t`Submit for review`, t`Sent for review.`],
    pause: [t`Pause`, t`Paused. Nobody sees it now.`],
    resume: [t`Resume`, t`On sale again.`],
    archive: [t`Archive`, t`Archived.`],
  };
  return {
    statusOf: (status: ListingStatus) => statuses[status],
    eventLabel: (event: ListingEvent) => events[event][0],
    eventDone: (event: ListingEvent) => events[event][1],
  };
}
