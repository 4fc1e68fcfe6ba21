import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { Timer } from 'lucide-react';
import { onThisClock } from '@/shared/lib/server-clock';
import { useCountdown } from '@/shared/lib/use-countdown';
import { Countdown } from '@/shared/ui/countdown';
import { CountdownBox } from '@/shared/ui/countdown-box';
import type { Offer } from '../api';
import { clockOf, isMyTurn } from '../offer-facts';

export interface OfferClockProps {
  offer: Offer;
  /** When the offer's answer came, by this device's clock (milliseconds). */
  receivedAt: number;
  /** In a list: one line without a box. */
  isSmall?: boolean;
}

/** The time left to answer an offer, or to buy at the agreed price; nothing once neither runs. */
export function OfferClock({ offer, receivedAt, isSmall = false }: OfferClockProps) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const at = clockOf(offer);
  const until = at && onThisClock(at, offer.server_time, receivedAt);
  const isOver = useCountdown(until) === 0;
  if (!until) return null;
  const isBuyer = offer.party === 'buyer';
  const label =
    offer.state === 'accepted'
      ? isBuyer
        ? t`The price is kept for you for`
        : t`The price is kept for the buyer for`
      : isMyTurn(offer)
        ? t`Time left to answer`
        : t`An answer comes within`;
  const overLabel =
    offer.state === 'accepted' ? t`The price is no longer kept` : t`The time to answer is over`;
  const onOver = () => void queryClient.invalidateQueries({ queryKey: ['offers'] });
  if (isSmall) {
    return (
      <p className="text-muted text-xs">
        <Timer className="mr-1 inline size-3.5 align-[-2px]" aria-hidden="true" />
        {isOver ? overLabel : label}{' '}
        <Countdown until={until} label={label} onOver={onOver} className="font-semibold text-fg" />
      </p>
    );
  }
  return (
    <CountdownBox
      tone={offer.state === 'accepted' ? 'success' : isMyTurn(offer) ? 'attention' : 'accent'}
      until={until}
      label={label}
      overLabel={overLabel}
      onOver={onOver}
    />
  );
}
