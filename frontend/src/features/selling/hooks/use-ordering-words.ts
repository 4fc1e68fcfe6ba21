import { useLingui } from '@lingui/react/macro';
import type { Ordering } from '../api';

/** What the orders of the seller's list are called. */
export function useOrderingWords(): Record<Ordering, string> {
  const { t } = useLingui();
  return {
    '-created_at': t`Newest first`,
    price: t`Cheapest first`,
    '-price': t`Most expensive first`,
    '-view_count': t`Most viewed first`,
    '-favorite_count': t`Most liked first`,
  };
}
