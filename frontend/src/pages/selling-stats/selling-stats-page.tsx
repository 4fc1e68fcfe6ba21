import { useLingui } from '@lingui/react/macro';
import { CabinetNav } from '@/features/selling/components/cabinet-nav';
import { SellerStats } from '@/features/selling/components/seller-stats';
import { useDocumentTitle } from '@/shared/lib/use-document-title';

export function SellingStatsPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Sales statistics`);
  return (
    <div className="page py-6 md:py-8">
      <h1 className="mb-4 text-title">{t`Sales statistics`}</h1>
      <CabinetNav />
      <div className="mt-6">
        <SellerStats />
      </div>
    </div>
  );
}
