import { useLingui } from '@lingui/react/macro';
import { SupportLink } from '@/features/support/components/support-link';
import { useWithdrawal } from '@/features/withdrawals/api';
import { WithdrawalSkeleton, WithdrawalView } from '@/features/withdrawals/components/withdrawal-view';
import { paths } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { useLocation, useParams } from '@/shared/router/router';
import { Breadcrumbs } from '@/shared/ui/breadcrumbs';
import { ProblemState } from '@/shared/ui/problem-state';

/** One withdrawal; also where the flow ends. */
export function WithdrawalPage() {
  const { t } = useLingui();
  const { id = '' } = useParams();
  const { state } = useLocation();
  const { data: withdrawal, error, refetch } = useWithdrawal(id);
  const number = withdrawal?.number;
  useDocumentTitle(number ? t`Withdrawal ${number}` : t`Withdrawal`);
  if (error && !withdrawal) {
    return <ProblemState as="h1" error={error} onRetry={() => void refetch()} className="py-24!" />;
  }
  return (
    <div className="page max-w-4xl! py-6 md:py-8">
      <Breadcrumbs
        crumbs={[
          { label: t`Wallet`, to: paths.wallet() },
          { label: t`Withdrawals`, to: paths.withdrawals() },
          { label: number ?? '…' },
        ]}
      />
      <h1 className="mt-3 mb-6 text-title">
        {t`Withdrawal`} {number && <span className="whitespace-nowrap text-muted">{number}</span>}
      </h1>
      {withdrawal ? (
        <>
          <WithdrawalView withdrawal={withdrawal} isNew={Boolean(state?.isNew)} />
          <SupportLink topic="payment" kind="withdrawal" id={id} number={withdrawal.number} />
        </>
      ) : (
        <WithdrawalSkeleton />
      )}
    </div>
  );
}
