import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { CopyButton } from '@/shared/ui/copy-button';
import { Dialog } from '@/shared/ui/dialog';
import { Money } from '@/shared/ui/money';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';
import { Time } from '@/shared/ui/time';
import { useTransactionWords } from '../hooks/use-transaction-words';
import { type Transaction, useTransaction } from '../transactions-api';
import { TransactionSubject } from './transaction-row';

export interface TransactionDialogProps {
  /** Which movement; null: closed. */
  transactionId: string | null;
  /** The movement when a list on the page has it already. */
  known: Transaction | undefined;
  onClose: () => void;
}

/** Everything about one movement of money. */
export function TransactionDialog({ transactionId, known, onClose }: TransactionDialogProps) {
  const { t } = useLingui();
  const { wordsOf } = useTransactionWords();
  const fetched = useTransaction(known ? null : transactionId);
  const transaction = known ?? fetched.data;
  return (
    <Dialog
      size="sm"
      isOpen={transactionId !== null}
      onClose={onClose}
      title={transaction ? wordsOf(transaction).title : t`Movement of money`}
    >
      {transaction ? (
        <Details transaction={transaction} />
      ) : fetched.error ? (
        <ProblemState as="h3" error={fetched.error} onRetry={() => void fetched.refetch()} />
      ) : (
        <Skeleton className="h-56" />
      )}
    </Dialog>
  );
}

function Details({ transaction }: { transaction: Transaction }) {
  const { t } = useLingui();
  const { wordsOf, balanceOf } = useTransactionWords();
  const hasSubject = transaction.order_id !== null || transaction.deposit_id !== null;
  return (
    <>
      <Money
        amount={transaction.amount}
        size="lg"
        isSigned
        className={transaction.amount > 0 ? 'text-success' : ''}
      />
      <p className="mt-2 text-muted">{wordsOf(transaction).explanation}</p>
      <dl className="mt-4 grid gap-2.5 border-line-muted border-t pt-4">
        <Fact label={t`When`}>
          <Time iso={transaction.created_at} as="moment" />
        </Fact>
        <Fact label={t`Balance`}>{balanceOf(transaction.balance)}</Fact>
        {hasSubject && (
          <Fact label={t`What for`}>
            <TransactionSubject transaction={transaction} />
          </Fact>
        )}
        <Fact label={t`Number for support`}>
          <span className="flex items-center gap-1">
            <span className="break-all font-mono text-xs">{transaction.id}</span>
            <CopyButton text={transaction.id} label={t`Copy the number`} />
          </span>
        </Fact>
      </dl>
    </>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[7rem_minmax(0,1fr)] items-baseline gap-3">
      <dt className="text-muted">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
