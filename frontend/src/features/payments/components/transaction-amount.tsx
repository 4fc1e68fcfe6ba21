import { cn } from '@/shared/lib/cn';
import { Money, type MoneyProps } from '@/shared/ui/money';
import type { Transaction } from '../transactions-api';

/** Money that has become one's own: what is set aside, or paid off a debt, only changed its place. */
export function isIncome({ amount, balance }: Pick<Transaction, 'amount' | 'balance'>): boolean {
  return amount > 0 && (balance === 'available' || balance === 'held');
}

/** What moved: green when it came in, quiet while it has not, struck through when it never will. */
export function TransactionAmount({
  transaction: { amount, balance, status },
  size,
}: {
  transaction: Pick<Transaction, 'amount' | 'balance' | 'status'>;
  size?: NonNullable<MoneyProps['size']>;
}) {
  const isMoved = status === 'completed';
  return (
    <Money
      amount={amount}
      isSigned
      {...(size && { size })}
      className={cn(
        isMoved && isIncome({ amount, balance }) && 'text-success',
        !isMoved && 'text-muted',
        !isMoved && status !== 'pending' && 'line-through',
      )}
    />
  );
}
