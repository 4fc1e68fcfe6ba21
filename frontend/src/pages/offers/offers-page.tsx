import { useLingui } from '@lingui/react/macro';
import { OfferTabs } from '@/features/offers/components/offer-tabs';
import { useDocumentTitle } from '@/shared/lib/use-document-title';

export function OffersPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Price offers`);
  return (
    <div className="page py-6 md:py-8">
      <h1 className="mb-4 text-title">{t`Price offers`}</h1>
      <OfferTabs />
    </div>
  );
}
