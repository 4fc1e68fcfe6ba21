import { useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import type { Listing } from '@/features/listings/api';
import { useLiveListing } from '@/features/listings/hooks/use-live-listing';
import { rememberViewed } from '@/features/listings/viewed';
import { useLocale } from '@/shared/i18n/locale';
import { formatSom } from '@/shared/lib/money';
import { Banner } from '@/shared/ui/banner';

/** Says what changed while the page was open: the price, being back on sale, offers of others. */
export function LiveNote({ listing }: { listing: Listing }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { news, openOffers } = useLiveListing(listing.id);
  useRememberedView(listing);
  const before = news?.price && formatSom(news.price.before, locale);
  const now = news?.price && formatSom(news.price.now, locale);
  return (
    <>
      {before && now && (
        <Banner tone="accent" title={t`The price has just changed`}>
          {t`It was ${before}, now it is ${now}.`}
        </Banner>
      )}
      {news?.status === 'active' && <Banner tone="success">{t`This account is on sale again.`}</Banner>}
      {openOffers > 0 && (
        <Banner tone="accent">{t`Offers waiting for the seller’s answer: ${openOffers}`}</Banner>
      )}
    </>
  );
}

/** Keep it among what was looked at here: what everybody may see, and is not one's own. */
function useRememberedView({ id, status, buy_refusal }: Listing): void {
  const isKept = ['active', 'reserved', 'sold'].includes(status) && buy_refusal !== 'own_listing';
  useEffect(() => {
    if (isKept) rememberViewed(id);
  }, [id, isKept]);
}
