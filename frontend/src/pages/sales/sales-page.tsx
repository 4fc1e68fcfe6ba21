import { useLingui } from '@lingui/react/macro';
import { OrderTabs } from '@/features/orders/components/order-tabs';
import { useDocumentTitle } from '@/shared/lib/use-document-title';

export function SalesPage() {
  const { t } = useLingui();
  useDocumentTitle(t`My sales`);
  return (
    <div className="page py-6 md:py-8">
      <h1 className="mb-4 text-title">{t`My sales`}</h1>
      <OrderTabs side="sales" />
    </div>
  );
}
