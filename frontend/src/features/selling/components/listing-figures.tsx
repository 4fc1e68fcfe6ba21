import { useLingui } from '@lingui/react/macro';
import { Zap } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { formatNumber } from '@/shared/lib/money';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { Badge } from '@/shared/ui/badge';
import { ListingPicture } from '@/shared/ui/listing-picture';
import { useListingWords } from '../hooks/use-listing-words';
import { interestOf } from '../selling-stats';
import type { OwnListingRow } from '../shapes';

/** Picture, title, code and game of a row. */
export function ListingName({ listing }: { listing: OwnListingRow }) {
  const isPublic = listing.status !== 'draft';
  return (
    <div className="flex min-w-0 items-center gap-3">
      <ListingPicture
        image={listing.image}
        game={listing.game.slug}
        sizes="72px"
        className="h-12 w-18 shrink-0 rounded-md object-cover"
      />
      <div className="min-w-0">
        <p className="line-clamp-2 break-words font-semibold">
          <Link
            to={isPublic ? paths.listing(listing.id) : paths.editListing(listing.id)}
            className="hover:text-accent"
          >
            {listing.title}
          </Link>
        </p>
        <p className="truncate text-muted text-xs">
          {listing.code} · {listing.game.name}
        </p>
      </div>
    </div>
  );
}

/** How it stands, and why it was rejected. */
export function ListingStatusBadges({ listing }: { listing: OwnListingRow }) {
  const { t } = useLingui();
  const { statusOf } = useListingWords();
  const { tone, label, meaning } = statusOf(listing.status);
  return (
    <>
      <span className="flex flex-wrap gap-1" title={meaning}>
        <Badge tone={tone}>{label}</Badge>
        {listing.delivery === 'instant' && (
          <Badge tone="accent" icon={<Zap className="size-3" aria-hidden="true" />}>{t`Instant`}</Badge>
        )}
      </span>
      {listing.status === 'rejected' && listing.rejection_reason && (
        <p className="mt-1 break-words border-danger-line border-l-2 pl-2 text-danger text-xs">
          {listing.rejection_reason}
        </p>
      )}
    </>
  );
}

/** The figures of a row, named: for the table's cells and the cards' facts. */
export function useFigures() {
  const { t } = useLingui();
  return (row: OwnListingRow) => {
    const interest = interestOf(row);
    return [
      { key: 'views', label: t`Views`, text: formatNumber(row.view_count) },
      { key: 'favorites', label: t`Favorites`, text: formatNumber(row.favorite_count) },
      { key: 'offers', label: t`Offers`, text: formatNumber(row.open_offer_count) },
      { key: 'conversion', label: t`Conversion`, text: interest === null ? '—' : `${interest}%` },
      {
        key: 'days',
        label: t`Days on sale`,
        text: row.days_on_sale === null ? '—' : formatNumber(row.days_on_sale),
      },
    ];
  };
}

/** A box to tick, with its words where they are to be seen; with Shift pressed, from the last one to this one. */
export function RowCheckbox({
  label,
  isChecked,
  onToggle,
  children,
}: {
  label: string;
  isChecked: boolean | 'some';
  onToggle: (isRange: boolean) => void;
  children?: ReactNode;
}) {
  return (
    // What the finger meets around the box is the box: all of it is its label.
    <label className="touch-target inline-flex cursor-pointer items-center gap-3">
      <input
        type="checkbox"
        aria-label={label}
        checked={isChecked === true}
        ref={(box) => {
          if (box) box.indeterminate = isChecked === 'some';
        }}
        // Shift is known to the press alone.
        onClick={(event: MouseEvent) => onToggle(event.shiftKey)}
        onChange={() => undefined}
        className="size-4 cursor-[inherit] accent-accent-strong"
      />
      {children && <span aria-hidden="true">{children}</span>}
    </label>
  );
}
