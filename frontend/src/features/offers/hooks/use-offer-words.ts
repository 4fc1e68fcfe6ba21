import { useLingui } from '@lingui/react/macro';
import type { Tone } from '@/shared/ui/tones';
import type { Offer, OfferMove, OfferState } from '../api';
import { isMyTurn } from '../offer-facts';

/** What an offer's codes are called for people. */
export function useOfferWords() {
  const { t } = useLingui();
  const states: Record<OfferState, [Tone, string]> = {
    open: ['accent', t`Waiting for an answer`],
    accepted: ['success', t`Agreed`],
    declined: ['neutral', t`Declined`],
    withdrawn: ['neutral', t`Taken back`],
    expired: ['neutral', t`Out of time`],
    used: ['success', t`Bought`],
  };
  const myTurn: [Tone, string] = ['attention', t`Your answer is awaited`];
  /** One's own name stands before, the sum behind: no sentence, in any language. */
  const moves: Record<OfferMove['event'], string> = {
    make: t`Offer`,
    counter: t`Another price`,
    accept: t`Agreed`,
    decline: t`Declined`,
    withdraw: t`Taken back`,
    expire: t`Out of time`,
    floor: t`Below your lowest price`,
    use: t`Bought`,
  };
  return {
    stateOf: (offer: Offer): [Tone, string] => (isMyTurn(offer) ? myTurn : states[offer.state]),
    stateLabel: (state: OfferState) => states[state][1],
    moveOf: (event: OfferMove['event']) => moves[event],
  };
}

/** Where an offer stands for the person looking at it, in a sentence. */
export function useOfferNow(): (offer: Offer) => string {
  const { t } = useLingui();
  return (offer) => {
    const isBuyer = offer.party === 'buyer';
    switch (offer.state) {
      case 'open':
        if (isMyTurn(offer)) {
          return isBuyer
            ? t`The seller would sell for this. Agree, or propose another price.`
            : t`The buyer would pay this. Agree, or propose another price.`;
        }
        return isBuyer
          ? t`The seller has your price and can agree or propose another.`
          : t`The buyer has your price and can agree or propose another.`;
      case 'accepted':
        return isBuyer
          ? t`Buy before the time is over: at this price it is yours alone. Others can still buy at the full price.`
          : t`The buyer has 15 minutes to buy at this price. Others can still buy at the full price.`;
      case 'declined':
        return isBuyer ? t`You can offer more.` : t`Nothing was agreed.`;
      case 'expired':
        return t`The time was over before it came to a purchase.`;
      case 'withdrawn':
        return t`Nothing was agreed.`;
      default:
        return isBuyer ? t`You bought the account at this price.` : t`You sold the account at this price.`;
    }
  };
}
