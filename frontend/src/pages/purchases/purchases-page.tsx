import { useLingui } from '@lingui/react/macro';
import { OrderTabs } from '@/features/orders/components/order-tabs';
import { useDocumentTitle } from '@/shared/lib/use-document-title';

export function PurchasesPage() {
  const { t } = useLingui();
  useDocumentTitle(t`My purchases`);
  return (
    <div className="page py-6 md:py-8">
      <h1 className="mb-4 text-title">{t`My purchases`}</h1>
      <OrderTabs side="purchases" />
    </div>
  );
}
