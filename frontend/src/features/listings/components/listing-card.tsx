import { useLingui } from '@lingui/react/macro';
import { type ReactNode, Suspense } from 'react';
import { lazyExtra } from '@/shared/i18n/lazy-extra';
import { pickText, useLocale } from '@/shared/i18n/locale';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { Avatar } from '@/shared/ui/avatar';
import { Money } from '@/shared/ui/money';
import { PlanMark } from '@/shared/ui/plan-mark';
import { Rating } from '@/shared/ui/rating';
import type { ListingSummary } from '../api';
import { CardBadges } from './card-badges';
import { CardPicture } from './card-picture';
import { FavoriteButton } from './favorite-button';

const CompareToggle = lazyExtra(async () => (await import('./compare-toggle')).CompareToggle, 'compare');

export interface ListingCardProps {
  listing: ListingSummary;
  /** On the picture's corner; the heart when left out, nothing when null. */
  action?: ReactNode;
  /** In sight at once: its picture is fetched first. */
  isEager?: boolean;
}

/** A listing in a grid; the whole card opens it. */
export function ListingCard({ listing, action, isEager = false }: ListingCardProps) {
  const { seller } = listing;
  const sellerName = seller.display_name || seller.username;
  return (
    <article className="surface surface-glow flex h-full flex-col">
      <div className="relative overflow-hidden rounded-t-[11px]">
        <CardPicture listing={listing} isEager={isEager} />
        <CardBadges listing={listing} />
        <span className="absolute right-3 bottom-2.5 left-3 truncate font-semibold text-[13px] text-white drop-shadow">
          {listing.game.name}
        </span>
        <div className="absolute top-2.5 right-2.5 z-10">
          {action === undefined ? (
            <span className="grid gap-2">
              <FavoriteButton listingId={listing.id} title={listing.title} />
              <Suspense>
                <CompareToggle listingId={listing.id} title={listing.title} />
              </Suspense>
            </span>
          ) : (
            action
          )}
        </div>
      </div>
      <div className="flex flex-1 flex-col p-4">
        <div className="min-h-17">
          <h3 className="line-clamp-2 text-pretty font-semibold text-[15px] leading-5.25 tracking-[-.01em]">
            <Link
              to={paths.listing(listing.id)}
              className="rounded-sm after:absolute after:inset-0 after:rounded-xl"
            >
              {listing.title}
            </Link>
          </h3>
          <Highlights listing={listing} />
        </div>
        <Money amount={listing.price} size="md" className="mt-3" />
        <div className="mt-auto pt-3">
          <div className="flex items-center gap-2 border-line-muted border-t pt-3 text-[13px]">
            <Avatar name={sellerName} src={listing.seller.avatar?.url} size={24} />
            <span className="truncate font-medium">{sellerName}</span>
            <PlanMark plan={seller.plan} />
            <SellerRating value={seller.rating} count={seller.rating_count} />
          </div>
        </div>
      </div>
    </article>
  );
}

/** The first facts in one quiet line. */
function Highlights({ listing }: Pick<ListingCardProps, 'listing'>) {
  const locale = useLocale();
  const facts = listing.highlights.map(({ label, text }) => ({
    name: pickText(label, locale),
    value: pickText(text, locale),
  }));
  return (
    <p className="mt-1.5 truncate text-[13px] text-muted" title={facts.map(sentence).join(' · ')}>
      {facts.map(sentence).join(' · ')}
    </p>
  );
}

/** What says nothing without its name: a figure, a yes or a no. */
const BARE = /^([\d\s.,+−-]+|Yes|No|Да|Нет|Ha|Yoʻq)$/u;

function sentence({ name, value }: { name: string; value: string }): string {
  return BARE.test(value) ? `${name}: ${value}` : value;
}

function SellerRating({ value, count }: { value: number | null; count: number }) {
  const { t } = useLingui();
  return value === null || count === 0 ? (
    <span className="ml-auto shrink-0 text-muted text-xs">{t`New seller`}</span>
  ) : (
    <Rating value={value} className="ml-auto shrink-0" />
  );
}
