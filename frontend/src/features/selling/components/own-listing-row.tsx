import { useLingui } from '@lingui/react/macro';
import { Eye, Heart, Zap } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { formatNumber } from '@/shared/lib/money';
import { paths } from '@/shared/lib/paths';
import { Badge } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { Money } from '@/shared/ui/money';
import { Skeleton } from '@/shared/ui/skeleton';
import { Time } from '@/shared/ui/time';
import { type OwnListingCard, useOwnListing } from '../api';
import { useListingWords } from '../hooks/use-listing-words';
import { ManageDialog } from './manage-dialog';

const ROW = 'flex flex-wrap gap-x-4 gap-y-3 p-4 sm:flex-nowrap sm:items-center';

/** One of the seller's listings: what it is, how it stands, who has looked, and what may be done. */
export function OwnListingRow({ listing }: { listing: OwnListingCard }) {
  const { t } = useLingui();
  const { statusOf } = useListingWords();
  const [isManaging, setManaging] = useState(false);
  const { tone, label, meaning } = statusOf(listing.status);
  return (
    <li className={ROW}>
      <img
        src={listing.image?.card.url ?? `/covers/${listing.game.slug}.svg`}
        alt=""
        loading="lazy"
        className="h-16 w-24 shrink-0 rounded-md bg-inset object-cover sm:h-20 sm:w-30"
      />
      <div className="min-w-0 flex-1 basis-40">
        <p className="line-clamp-2 break-words font-semibold">
          {listing.status === 'draft' ? (
            listing.title
          ) : (
            <Link to={paths.listing(listing.id)} className="hover:text-accent">
              {listing.title}
            </Link>
          )}
        </p>
        <p className="truncate text-muted text-xs">
          {listing.code} · {listing.game.name} · <Time iso={listing.created_at} />
        </p>
        <p className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1">
          <Badge tone={tone}>{label}</Badge>
          {listing.delivery === 'instant' && (
            <Badge tone="accent" icon={<Zap className="size-3" aria-hidden="true" />}>{t`Instant`}</Badge>
          )}
          <span className="text-muted text-xs max-sm:basis-full">{meaning}</span>
        </p>
        {listing.status === 'rejected' && <RejectionReason listingId={listing.id} />}
      </div>
      <div className="flex w-full items-center justify-between gap-4 sm:w-auto sm:flex-col sm:items-end sm:gap-1.5">
        <Money amount={listing.price} />
        <p className="flex gap-3 text-muted text-xs tnum">
          <Count icon={Eye} label={t`Views`} count={listing.view_count} />
          <Count icon={Heart} label={t`Favorites`} count={listing.favorite_count} />
        </p>
        <Button
          aria-haspopup="dialog"
          aria-label={t`Manage: ${listing.title}`}
          onClick={() => setManaging(true)}
        >{t`Manage`}</Button>
      </div>
      <ManageDialog listing={listing} isOpen={isManaging} onClose={() => setManaging(false)} />
    </li>
  );
}

function RejectionReason({ listingId }: { listingId: string }) {
  const { data } = useOwnListing(listingId);
  return data?.rejection_reason ? (
    <p className="mt-1.5 break-words border-danger-line border-l-2 pl-2 text-danger text-xs">
      {data.rejection_reason}
    </p>
  ) : null;
}

function Count({ icon: Icon, label, count }: { icon: typeof Eye; label: string; count: number }) {
  return (
    <span className="flex items-center gap-1" title={label}>
      <Icon className="size-3.5" aria-hidden="true" />
      <span className="sr-only">{label}: </span>
      {formatNumber(count)}
    </span>
  );
}

/** The same geometry while the list is fetched. */
export function OwnListingRowSkeleton() {
  return (
    <li className={ROW}>
      <Skeleton className="h-16 w-24 shrink-0 rounded-md sm:h-20 sm:w-30" />
      <div className="grid flex-1 basis-40 content-start gap-2">
        <Skeleton className="h-5 w-3/4" />
        <Skeleton className="h-4 w-1/2" />
        <Skeleton className="h-5 w-24 rounded-full" />
      </div>
      <Skeleton className="h-8 w-full rounded-md sm:w-24" />
    </li>
  );
}
