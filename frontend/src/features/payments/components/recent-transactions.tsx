import { useLingui } from '@lingui/react/macro';
import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { Card } from '@/shared/ui/card';
import { EmptyState } from '@/shared/ui/empty-state';
import { ProblemState } from '@/shared/ui/problem-state';
import { useRecentTransactions } from '../transactions-api';
import { TransactionDialog } from './transaction-dialog';
import { TransactionRow, TransactionRowSkeleton } from './transaction-row';

/** The latest movements, and the way to all of them. */
export function RecentTransactions() {
  const { t } = useLingui();
  const { data: recent, error, refetch } = useRecentTransactions();
  const [openId, setOpenId] = useState<string | null>(null);
  return (
    <section aria-labelledby="recent-transactions">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="recent-transactions" className="font-semibold text-base">
          {t`Latest movements`}
        </h2>
        <Link
          to={paths.transactions()}
          className="touch-target inline-flex shrink-0 items-center gap-1 font-medium text-accent hover:underline"
        >
          {t`All transactions`}
          <ArrowRight className="size-4" aria-hidden="true" />
        </Link>
      </div>
      <Card className="mt-3 overflow-hidden">
        {error && !recent ? (
          <ProblemState as="h3" error={error} onRetry={() => void refetch()} />
        ) : recent?.length === 0 ? (
          <EmptyState drawing="wallet" as="h3" title={t`No money has moved yet`}>
            {t`Top up, buy or sell: every movement will be written down here.`}
          </EmptyState>
        ) : (
          <ul aria-busy={!recent} className="divide-y divide-line-muted">
            {recent
              ? recent.map((each) => (
                  <TransactionRow key={each.id} transaction={each} onOpen={setOpenId} isCompact />
                ))
              : ['a', 'b', 'c', 'd'].map((key) => <TransactionRowSkeleton key={key} />)}
          </ul>
        )}
      </Card>
      <TransactionDialog
        transactionId={openId}
        known={recent?.find(({ id }) => id === openId)}
        onClose={() => setOpenId(null)}
      />
    </section>
  );
}
