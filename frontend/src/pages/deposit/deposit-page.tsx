import { useLingui } from '@lingui/react/macro';
import { DepositFacts } from '@/features/payments/components/deposit-facts';
import { DepositSkeleton } from '@/features/payments/components/deposit-skeleton';
import { DepositStatus } from '@/features/payments/components/deposit-status';
import { useDeposit, useMethods } from '@/features/payments/deposits-api';
import { SupportLink } from '@/features/support/components/support-link';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { useParams } from '@/shared/router/router';
import { Card } from '@/shared/ui/card';
import { ProblemState } from '@/shared/ui/problem-state';

/** Where the payment service sends people back to. */
export function DepositPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Top up`);
  const { id = '' } = useParams();
  const { data: deposit, error, refetch } = useDeposit(id);
  const { data: methods } = useMethods();
  return (
    <div className="page flex justify-center py-8 md:py-16">
      {error && !deposit ? (
        <ProblemState as="h1" error={error} onRetry={() => void refetch()} />
      ) : (
        <Card className="w-full max-w-lg self-start px-4 py-8 sm:px-6 md:px-10 md:py-10">
          {deposit ? (
            <>
              <DepositStatus deposit={deposit} />
              <DepositFacts
                deposit={deposit}
                methodName={methods?.find(({ code }) => code === deposit.method)?.name}
              />
              <SupportLink topic="payment" kind="deposit" id={deposit.id} number={deposit.reference} />
            </>
          ) : (
            <DepositSkeleton />
          )}
        </Card>
      )}
    </div>
  );
}
