import { useLingui } from '@lingui/react/macro';
import { HandCoins } from 'lucide-react';
import { Suspense, useState } from 'react';
import type { Listing } from '@/features/listings/api';
import { lazyPart } from '@/shared/i18n/lazy-part';
import { paths } from '@/shared/lib/paths';
import { Button, ButtonLink } from '@/shared/ui/button';

const MakeOfferDialog = lazyPart(
  async () => (await import('@/features/offers/components/make-offer-dialog')).MakeOfferDialog,
  'offer',
);

/** The way to offer less than is asked; nothing where the seller takes no offers or the account is not on sale. */
export function OfferButton({ listing }: { listing: Listing }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const [isWanted, setWanted] = useState(false);
  const look = {
    size: 'lg',
    isWide: true,
    icon: <HandCoins className="size-4" aria-hidden="true" />,
  } as const;
  if (listing.accepts_offers && listing.offer_refusal === 'sign_in') {
    return (
      <ButtonLink {...look} to={paths.login(paths.listing(listing.id))}>
        {t`Offer your price`}
      </ButtonLink>
    );
  }
  if (!listing.allowed_events.includes('offer')) return null;
  return (
    <>
      <Button
        {...look}
        onClick={() => {
          setWanted(true);
          setOpen(true);
        }}
      >
        {t`Offer your price`}
      </Button>
      {isWanted && (
        <Suspense>
          <MakeOfferDialog listing={listing} isOpen={isOpen} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
