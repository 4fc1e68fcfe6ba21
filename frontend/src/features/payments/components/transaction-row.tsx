import { cn } from '@/shared/lib/cn';
import { Skeleton } from '@/shared/ui/skeleton';
import { Time } from '@/shared/ui/time';
import { useTransactionWords } from '../hooks/use-transaction-words';
import type { Transaction } from '../transactions-api';
import { TransactionAmount } from './transaction-amount';
import { TransactionIcon } from './transaction-icon';
import { TransactionStatus } from './transaction-status';
import { TransactionSubject } from './transaction-subject';

/** The columns of the full list; on narrow screens the middle ones stand under the title. */
export const TRANSACTION_COLUMNS =
  'lg:grid lg:grid-cols-[minmax(0,1fr)_8rem_8.5rem_7rem_11rem_10rem] lg:items-center lg:gap-4';

export interface TransactionRowProps {
  transaction: Transaction;
  /** Open its details. */
  onOpen: (transactionId: string) => void;
  /** Few columns, for a narrow place. */
  isCompact?: boolean;
}

/** One movement in a list: what, for what, where, how it stands, when, how much. The whole row opens it. */
export function TransactionRow({ transaction, onOpen, isCompact = false }: TransactionRowProps) {
  const { wordsOf, balanceOf } = useTransactionWords();
  const wide = isCompact ? 'hidden' : 'max-lg:hidden';
  const narrow = isCompact ? '' : 'lg:hidden';
  return (
    <li className="relative px-4 py-3 transition-colors hover:bg-raised">
      <div className={cn('flex items-center gap-3', !isCompact && TRANSACTION_COLUMNS)}>
        <div className="flex min-w-0 flex-1 items-center gap-3">
          <TransactionIcon transaction={transaction} />
          <div className="min-w-0">
            <button
              type="button"
              onClick={() => onOpen(transaction.id)}
              className="text-left font-semibold after:absolute after:inset-0 hover:text-accent"
            >
              {wordsOf(transaction).title}
            </button>
            <p className={cn('text-muted text-xs', narrow)}>
              {transaction.balance !== 'available' && `${balanceOf(transaction.balance)} · `}
              <Time iso={transaction.created_at} />
            </p>
          </div>
        </div>
        <p className={wide}>
          <TransactionSubject transaction={transaction} />
        </p>
        <p className={cn('text-muted', wide)}>{balanceOf(transaction.balance)}</p>
        <p className={wide}>
          <TransactionStatus status={transaction.status} />
        </p>
        <p className={cn('text-muted tnum', wide)}>
          <Time iso={transaction.created_at} as="moment" />
        </p>
        <div className="shrink-0 text-right">
          <TransactionAmount transaction={transaction} />
          {transaction.status !== 'completed' && (
            <p className={narrow}>
              <TransactionStatus status={transaction.status} />
            </p>
          )}
        </div>
      </div>
    </li>
  );
}

/** The same geometry while the list is fetched. */
export function TransactionRowSkeleton() {
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <Skeleton className="size-10 shrink-0 rounded-full" />
      <span className="grid flex-1 gap-1.5">
        <Skeleton className="h-4 w-40 max-w-full" />
        <Skeleton className="h-3.5 w-28 lg:hidden" />
      </span>
      <Skeleton className="h-5 w-24" />
    </li>
  );
}
