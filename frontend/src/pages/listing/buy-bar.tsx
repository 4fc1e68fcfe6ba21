import { useLingui } from '@lingui/react/macro';
import type { Listing } from '@/features/listings/api';
import { Money } from '@/shared/ui/money';
import { BuyButton } from './buy-button';

/** The price and its button, always in reach where the price box is not beside the content. */
export function BuyBar({
  listing,
  agreed,
  onBuy,
}: {
  listing: Listing;
  /** A price the seller has agreed to with this visitor, kept for a while. */
  agreed: number | undefined;
  onBuy: () => void;
}) {
  const { t } = useLingui();
  return (
    <section
      aria-label={t`Buy`}
      className="above-tab-bar sticky z-30 border-line border-t bg-canvas/90 backdrop-blur-xl lg:hidden"
    >
      <div className="page flex items-center justify-between gap-3 py-2.5">
        <Money
          amount={agreed ?? listing.price}
          size="md"
          className="shrink-0 max-sm:flex-col max-sm:items-start max-sm:gap-0"
        />
        <div className="flex min-w-0 flex-1 sm:max-w-64">
          <BuyButton
            listing={listing}
            onBuy={onBuy}
            label={agreed === undefined ? undefined : t`Buy at this price`}
          />
        </div>
      </div>
    </section>
  );
}
