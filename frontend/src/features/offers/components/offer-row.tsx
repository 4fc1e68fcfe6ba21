import { useLingui } from '@lingui/react/macro';
import { Lock } from 'lucide-react';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { Badge } from '@/shared/ui/badge';
import { ButtonLink } from '@/shared/ui/button';
import { ListingPicture } from '@/shared/ui/listing-picture';
import { Money } from '@/shared/ui/money';
import { Skeleton } from '@/shared/ui/skeleton';
import { Time } from '@/shared/ui/time';
import type { Offer } from '../api';
import { useOfferNow, useOfferWords } from '../hooks/use-offer-words';
import { nameOf, percentLess } from '../offer-facts';
import { OfferActions } from './offer-actions';
import { OfferClock } from './offer-clock';
import { OfferHistory } from './offer-history';

/** The account, the price, the state; one below the other on phones. */
const COLUMNS = 'grid gap-x-6 gap-y-3 lg:grid-cols-[minmax(0,1fr)_11rem_15rem] lg:items-start';

/** An offer in the inbox: for what, from whom, how much, and what can be done about it. */
export function OfferRow({ offer, receivedAt }: { offer: Offer; receivedAt: number }) {
  const { t } = useLingui();
  const { stateOf } = useOfferWords();
  const nowOf = useOfferNow();
  const [tone, word] = stateOf(offer);
  const { listing } = offer;
  const other = offer.party === 'buyer' ? offer.seller : offer.buyer;
  const percent = percentLess(offer.amount, listing.price);
  return (
    <li className="p-4 lg:p-5">
      <article aria-label={listing.title}>
        <div className={COLUMNS}>
          <div className="flex min-w-0 items-center gap-3">
            <ListingPicture
              image={listing.image}
              game={listing.game.slug}
              sizes="96px"
              className="aspect-[16/10] w-24 shrink-0 rounded-md border border-line object-cover"
            />
            <div className="min-w-0">
              <Link
                to={paths.listing(listing.id)}
                className="touch-target block rounded-sm font-semibold hover:text-accent"
              >
                <span className="line-clamp-2 break-words">{listing.title}</span>
              </Link>
              <p className="truncate text-muted text-xs">
                {nameOf(other)} · <Time iso={offer.moves.at(-1)?.created_at ?? offer.created_at} />
              </p>
            </div>
          </div>
          <div>
            <Money amount={offer.amount} size="md" />
            <p className="text-muted text-xs tnum">
              <Money amount={listing.price} className="[&>span]:font-normal! [&>span]:text-xs!" />
              {percent > 0 && ` · −${percent}%`}
            </p>
          </div>
          <div className="grid justify-items-start gap-1.5">
            <Badge tone={tone}>{word}</Badge>
            <OfferClock offer={offer} receivedAt={receivedAt} isSmall />
          </div>
        </div>
        <p className="mt-3 max-w-prose text-muted">{nowOf(offer)}</p>
        <div className="mt-3 flex flex-wrap items-center gap-2 not-has-[button,a]:hidden max-sm:*:flex-1">
          {offer.state === 'accepted' && offer.party === 'buyer' && (
            <ButtonLink
              variant="primary"
              size="lg"
              to={`${paths.listing(listing.id)}#offer`}
              icon={<Lock className="size-4" aria-hidden="true" />}
            >
              {t`Buy at this price`}
            </ButtonLink>
          )}
          {offer.order_id && (
            <ButtonLink size="lg" to={paths.order(offer.order_id)}>{t`Open the order`}</ButtonLink>
          )}
          <OfferActions offer={offer} />
        </div>
        <details className="mt-3">
          <summary className="w-fit rounded-sm text-[13px] text-muted hover:text-fg pointer-coarse:py-3">{t`How it went`}</summary>
          <div className="mt-3 max-w-xl">
            <OfferHistory offer={offer} />
          </div>
        </details>
      </article>
    </li>
  );
}

/** The same geometry while the list is fetched. */
export function OfferRowSkeleton() {
  return (
    <li className="p-4 lg:p-5">
      <div className={COLUMNS}>
        <div className="flex gap-3">
          <Skeleton className="aspect-[16/10] w-24 shrink-0 rounded-md" />
          <div className="grid flex-1 content-center gap-2">
            <Skeleton className="h-5 w-4/5" />
            <Skeleton className="h-4 w-2/5" />
          </div>
        </div>
        <div className="grid gap-1.5">
          <Skeleton className="h-6 w-32" />
          <Skeleton className="h-4 w-24" />
        </div>
        <div className="grid gap-1.5">
          <Skeleton className="h-5.5 w-36 rounded-full" />
          <Skeleton className="h-4 w-40" />
        </div>
      </div>
      <Skeleton className="mt-3 h-5 w-3/5" />
      <Skeleton className="mt-3 h-10 w-64 max-w-full" />
      <Skeleton className="mt-3 h-4 w-24" />
    </li>
  );
}
