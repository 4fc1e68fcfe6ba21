import { Badge } from '@/shared/ui/badge';
import type { WithdrawalStatus } from '../api';
import { useWithdrawalWords } from '../hooks/use-withdrawal-words';

/** How a withdrawal stands. */
export function WithdrawalBadge({ status }: { status: WithdrawalStatus }) {
  const { nameOf, toneOf } = useWithdrawalWords();
  return <Badge tone={toneOf(status)}>{nameOf(status)}</Badge>;
}
