import { useLingui } from '@lingui/react/macro';
import { Money } from '@/shared/ui/money';
import { Time } from '@/shared/ui/time';
import type { Offer, OfferMove } from '../api';
import { useOfferWords } from '../hooks/use-offer-words';
import { nameOf } from '../offer-facts';

/** Every step of an offer, from the beginning. */
export function OfferHistory({ offer }: { offer: Offer }) {
  const { t } = useLingui();
  const { moveOf } = useOfferWords();
  const who = ({ by }: OfferMove) => {
    if (by === 'shop') return '';
    return by === offer.party ? t`You` : nameOf(offer[by]);
  };
  return (
    <ol aria-label={t`How it went`} className="grid gap-3 border-line border-l-2 pl-4">
      {offer.moves.map((move) => (
        <li key={move.seq}>
          <p className="flex flex-wrap items-baseline gap-x-2">
            {move.by !== 'shop' && <span className="font-medium">{who(move)}</span>}
            <span className="text-muted">{moveOf(move.event)}</span>
            <span className="text-muted text-xs">
              <Time iso={move.created_at} />
            </span>
            <Money amount={move.amount} className="ml-auto" />
          </p>
          {move.message && (
            <p className="mt-0.5 whitespace-pre-line break-words text-muted">«{move.message}»</p>
          )}
        </li>
      ))}
    </ol>
  );
}
