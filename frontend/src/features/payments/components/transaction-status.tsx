import { Badge } from '@/shared/ui/badge';
import type { Tone } from '@/shared/ui/tones';
import { useTransactionWords } from '../hooks/use-transaction-words';
import type { Transaction } from '../transactions-api';

const TONES: Record<Transaction['status'], Tone> = {
  completed: 'success',
  pending: 'attention',
  failed: 'danger',
  cancelled: 'neutral',
  expired: 'neutral',
};

/** How a movement stands. */
export function TransactionStatus({ status }: Pick<Transaction, 'status'>) {
  const { statusOf } = useTransactionWords();
  return <Badge tone={TONES[status]}>{statusOf(status)}</Badge>;
}
