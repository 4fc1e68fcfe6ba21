import { useLingui } from '@lingui/react/macro';
import { Badge } from '@/shared/ui/badge';
import { Money } from '@/shared/ui/money';
import type { Offer } from '../api';
import { useOfferNow, useOfferWords } from '../hooks/use-offer-words';
import { OfferActions } from './offer-actions';
import { OfferClock } from './offer-clock';
import { OfferHistory } from './offer-history';

export interface MyOfferProps {
  offer: Offer;
  /** When the answer came, by this device's clock (milliseconds). */
  receivedAt: number;
}

/** What has become of the viewer's own offer for a listing. Buying at an agreed price, and its clock, is the price box's. */
export function MyOffer({ offer, receivedAt }: MyOfferProps) {
  const { t } = useLingui();
  const { stateOf } = useOfferWords();
  const nowOf = useOfferNow();
  const [tone, word] = stateOf(offer);
  return (
    <section aria-label={t`Your offer`} id="offer" className="surface grid gap-4 p-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold">{t`Your offer`}</h2>
        <Badge tone={tone}>{word}</Badge>
      </div>
      <div>
        <Money amount={offer.amount} size="lg" oldAmount={offer.listing.price} />
        <p className="mt-1 text-muted">{nowOf(offer)}</p>
      </div>
      {offer.state === 'open' && <OfferClock offer={offer} receivedAt={receivedAt} />}
      <div className="flex flex-wrap gap-2 *:flex-1 not-has-[button]:hidden">
        <OfferActions offer={offer} />
      </div>
      {offer.moves.length > 1 && (
        <details>
          <summary className="rounded-sm text-[13px] text-muted hover:text-fg pointer-coarse:py-3">{t`How it went`}</summary>
          <div className="mt-3">
            <OfferHistory offer={offer} />
          </div>
        </details>
      )}
    </section>
  );
}
