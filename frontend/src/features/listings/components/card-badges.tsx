import { useLingui } from '@lingui/react/macro';
import { Zap } from 'lucide-react';
import type { ListingSummary } from '../api';

const LOOK =
  'inline-flex items-center gap-1 rounded-full bg-black/65 px-2 py-0.5 font-semibold text-white text-xs leading-4 backdrop-blur-md';

/** At most two words on the picture: what became of a listing that is not on sale, else why this one is special. */
export function CardBadges({ listing }: { listing: ListingSummary }) {
  const { t } = useLingui();
  const fate = useFate(listing.status);
  if (fate) {
    return (
      <span className="absolute inset-0 grid place-items-center bg-black/50">
        <span className={LOOK}>{fate}</span>
      </span>
    );
  }
  return (
    <span className="absolute top-3 left-3 flex gap-1.5">
      {listing.delivery === 'instant' && (
        <span className={LOOK}>
          <Zap className="size-3 fill-current" aria-hidden="true" />
          {t`Instant`}
        </span>
      )}
      {listing.is_premium && (
        <span className="inline-flex items-center rounded-full bg-done-strong px-2 py-0.5 font-semibold text-white text-xs leading-4">
          {t`Premium`}
        </span>
      )}
    </span>
  );
}

function useFate(status: ListingSummary['status']): string | null {
  const { t } = useLingui();
  if (status === 'active') return null;
  if (status === 'sold') return t`Sold`;
  if (status === 'reserved') return t`Being bought`;
  return t`Not on sale`;
}
