import { useLingui } from '@lingui/react/macro';
import { ProviderCallQueue } from '@/features/backoffice/components/provider-call-queue';
import { DeskPage } from '@/shared/desk/desk-page';

/** Every call of the payment providers, as it came. */
export function AdminProviderCallsPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Providers' calls`}>
      <ProviderCallQueue />
    </DeskPage>
  );
}
