import { useLingui } from '@lingui/react/macro';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { Money } from '@/shared/ui/money';
import type { Offer } from '../api';
import { isAlive } from '../api';
import { nameOf } from '../offer-facts';
import { OfferActions } from './offer-actions';
import { OfferClock } from './offer-clock';

const SHOWN = 3;

/** Offers for one's own listing that can still come to something; nothing without any. */
export function ReceivedOffers({ offers, receivedAt }: { offers: readonly Offer[]; receivedAt: number }) {
  const { t } = useLingui();
  const alive = offers.filter(isAlive);
  if (alive.length === 0) return null;
  return (
    <section aria-label={t`Offers for this account`} className="surface p-5">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 className="font-semibold">{t`Offers for this account`}</h2>
        <Link to={paths.offers()} className="text-[13px] text-accent hover:underline">
          {t`All offers`}
        </Link>
      </div>
      <ul className="mt-1 divide-y divide-line-muted">
        {alive.slice(0, SHOWN).map((offer) => (
          <li key={offer.id} className="grid gap-2 py-3">
            <div className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span className="min-w-0 truncate text-muted">{nameOf(offer.buyer)}</span>
              <Money amount={offer.amount} size="md" />
            </div>
            <OfferClock offer={offer} receivedAt={receivedAt} isSmall />
            <div className="flex flex-wrap gap-2 *:flex-1 not-has-[button]:hidden">
              <OfferActions offer={offer} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
