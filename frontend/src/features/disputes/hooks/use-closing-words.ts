import { useLingui } from '@lingui/react/macro';
import type { Dispute } from '../api';

/** How a dispute ended and by whom, in a line. */
export function useClosingWords(): (dispute: Dispute) => string {
  const { t } = useLingui();
  return ({ outcome, closed_by }) => {
    if (outcome === 'withdrawn') return t`The dispute was withdrawn`;
    const silent: Partial<Record<Dispute['outcome'], string>> = {
      refunded: t`The seller did not answer in time: the whole sum went back to the buyer`,
      completed: t`The buyer did not answer in time: the seller was paid`,
    };
    switch (closed_by) {
      case 'staff':
        return t`The shop’s staff decided`;
      case 'system':
        return silent[outcome] ?? t`The dispute was closed`;
      case 'buyer':
        return outcome === 'completed'
          ? t`The buyer confirmed the order`
          : t`The buyer accepted the seller’s proposal`;
      case 'seller':
        return t`The seller accepted the buyer’s proposal`;
      default:
        return t`The dispute was closed`;
    }
  };
}
