import { cn } from '@/shared/lib/cn';
import { Money, type MoneyProps } from '@/shared/ui/money';
import type { Transaction } from '../transactions-api';

/** What moved: green when it came in, quiet while it has not, struck through when it never will. */
export function TransactionAmount({
  transaction: { amount, status },
  size,
}: {
  transaction: Pick<Transaction, 'amount' | 'status'>;
  size?: NonNullable<MoneyProps['size']>;
}) {
  const isMoved = status === 'completed';
  return (
    <Money
      amount={amount}
      isSigned
      {...(size && { size })}
      className={cn(
        isMoved && amount > 0 && 'text-success',
        !isMoved && 'text-muted',
        !isMoved && status !== 'pending' && 'line-through',
      )}
    />
  );
}
