import { useLingui } from '@lingui/react/macro';
import { ProviderStrip } from '@/features/backoffice/components/provider-strip';
import { PROVIDER_CODES, providerName } from '@/features/backoffice/provider-names';
import { WithdrawalQueue } from '@/features/withdrawals/components/withdrawal-queue';
import { DeskPage } from '@/shared/desk/desk-page';
import { useQueues } from '@/shared/desk/use-queues';
import { Skeleton } from '@/shared/ui/skeleton';

const METHODS = PROVIDER_CODES.map((value) => ({ value, label: providerName(value) }));

/** The staff's queue of withdrawals. */
export function AdminWithdrawalsPage() {
  const { t } = useLingui();
  const { withdrawals } = useQueues();
  return (
    <DeskPage
      title={t`Withdrawals to check`}
      note={withdrawals === undefined ? <Skeleton className="h-5 w-24" /> : t`Waiting: ${withdrawals}`}
    >
      <ProviderStrip />
      <WithdrawalQueue methods={METHODS} />
    </DeskPage>
  );
}
