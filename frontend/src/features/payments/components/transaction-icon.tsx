import {
  ArrowDownToLine,
  ArrowUpFromLine,
  CircleCheck,
  Clock,
  CreditCard,
  Crown,
  HandCoins,
  Lock,
  type LucideIcon,
  Megaphone,
  Scale,
  Undo2,
  Wrench,
} from 'lucide-react';
import { cn } from '@/shared/lib/cn';
import { SOFT_TONES } from '@/shared/ui/tones';
import type { Transaction } from '../transactions-api';
import { isIncome } from './transaction-amount';

const ICONS: Record<string, LucideIcon> = {
  deposit: ArrowDownToLine,
  deposit_reversal: Undo2,
  deposit_refund: CreditCard,
  deposit_refund_return: Undo2,
  order_hold: Lock,
  order_release: HandCoins,
  order_refund: Undo2,
  order_settlement: Scale,
  order_claim: Lock,
  hold_matured: Clock,
  subscription: Crown,
  promotion: Megaphone,
  withdrawal: ArrowUpFromLine,
  withdrawal_sent: ArrowUpFromLine,
  withdrawal_return: Undo2,
  debt_settlement: CircleCheck,
  correction: Wrench,
};

/** A movement's picture, green for what came in. */
export function TransactionIcon({
  transaction,
}: {
  transaction: Pick<Transaction, 'kind' | 'amount' | 'balance' | 'status'>;
}) {
  const Icon = ICONS[transaction.kind] ?? Scale;
  return (
    <span
      className={cn(
        'grid size-10 shrink-0 place-items-center rounded-full border',
        SOFT_TONES[transaction.status === 'completed' && isIncome(transaction) ? 'success' : 'neutral'],
      )}
    >
      <Icon className="size-4" aria-hidden="true" />
    </span>
  );
}
