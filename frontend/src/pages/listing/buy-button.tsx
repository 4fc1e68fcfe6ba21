import { useLingui } from '@lingui/react/macro';
import { Lock, Pencil } from 'lucide-react';
import type { Listing } from '@/features/listings/api';
import { paths } from '@/shared/lib/paths';
import { Button, ButtonLink } from '@/shared/ui/button';

export interface BuyButtonProps {
  listing: Listing;
  onBuy: () => void;
  /** In place of the usual words: at a price agreed on. */
  label?: string | undefined;
}

/** What this visitor may do with the listing, as the server says: buy, sign in first, edit, or why nothing. */
export function BuyButton({ listing, onBuy, label }: BuyButtonProps) {
  const { t } = useLingui();
  const refusal = useRefusalWords(listing);
  const look = {
    size: 'lg',
    isWide: true,
    className: 'h-11! min-w-0 shrink! px-3! whitespace-normal! leading-4.5',
  } as const;
  const lock = <Lock className="size-4" aria-hidden="true" />;
  if (listing.allowed_events.includes('edit')) {
    return (
      <ButtonLink
        {...look}
        to={paths.editListing(listing.id)}
        icon={<Pencil className="size-4" aria-hidden="true" />}
      >
        {t`Edit`}
      </ButtonLink>
    );
  }
  if (listing.buy_refusal === 'sign_in') {
    return (
      <ButtonLink {...look} variant="primary" to={paths.login(paths.listing(listing.id))} icon={lock}>
        {t`Buy with escrow`}
      </ButtonLink>
    );
  }
  return (
    <Button
      {...look}
      variant="primary"
      icon={lock}
      disabledReason={listing.allowed_events.includes('buy') ? undefined : (refusal ?? t`Not on sale`)}
      onClick={onBuy}
    >
      {label ?? t`Buy with escrow`}
    </Button>
  );
}

/** Why the account cannot be bought, in a sentence; null when it can, or after sign-in. */
export function useRefusalWords(listing: Listing): string | null {
  const { t } = useLingui();
  if (listing.allowed_events.includes('buy') || listing.buy_refusal === 'sign_in') return null;
  if (listing.buy_refusal === 'own_listing') return t`This is your own listing.`;
  if (listing.buy_refusal === 'blocked') return t`Your account is blocked, so it cannot buy.`;
  if (listing.status === 'reserved') return t`Somebody is buying this account right now.`;
  if (listing.status === 'sold') return t`This account is sold.`;
  return t`This account is not on sale.`;
}
