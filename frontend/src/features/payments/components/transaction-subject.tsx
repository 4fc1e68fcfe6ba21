import { useLingui } from '@lingui/react/macro';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import type { Transaction } from '../transactions-api';

export interface TransactionSubjectProps {
  transaction: Pick<Transaction, 'order_id' | 'deposit_id' | 'withdrawal_id' | 'subscription_id'>;
  /** The order's number, where it is known. */
  orderNumber?: string | null | undefined;
}

/** The order, top-up, withdrawal or plan that a movement belongs to. */
export function TransactionSubject({ transaction, orderNumber }: TransactionSubjectProps) {
  const { t } = useLingui();
  const target = ((): [string, string] | undefined => {
    const { order_id, deposit_id, withdrawal_id, subscription_id } = transaction;
    if (order_id) return [paths.order(order_id), orderNumber ? t`Order ${orderNumber}` : t`Order`];
    if (withdrawal_id) return [paths.withdrawal(withdrawal_id), t`Withdrawal`];
    if (deposit_id) return [paths.deposit(deposit_id), t`Top-up`];
    if (subscription_id) return [paths.premium(), t`Plan`];
    return undefined;
  })();
  if (!target) return <span className="text-muted">—</span>;
  const [to, label] = target;
  return (
    <Link to={to} className="relative z-1 font-medium text-accent hover:underline">
      {label}
    </Link>
  );
}
