import { useLingui } from '@lingui/react/macro';
import type { Tone } from '@/shared/ui/tones';
import type { Withdrawal, WithdrawalStatus } from '../api';

const TONES: Record<WithdrawalStatus, Tone> = {
  requested: 'attention',
  approved: 'accent',
  sent: 'accent',
  paid: 'success',
  returned: 'danger',
  cancelled: 'neutral',
};

/** How a withdrawal stands, and why it came back, for people. */
export function useWithdrawalWords() {
  const { t } = useLingui();

  const nameOf = (status: WithdrawalStatus): string =>
    ({
      requested: t`Waiting for approval`,
      approved: t`Approved`,
      sent: t`Sent`,
      paid: t`Paid`,
      returned: t`Returned`,
      cancelled: t`Cancelled`,
    })[status];

  /** The bank's codes; the staff's reasons are words already. */
  const BANK_REASONS: Record<string, string> = {
    card_closed: t`The bank says that this card is closed.`,
    card_blocked: t`The bank says that this card is blocked.`,
    card_expired: t`The bank says that this card has expired.`,
    limit_exceeded: t`The bank lets no more onto this card for now.`,
    declined: t`The bank did not take it.`,
    declined_by_bank: t`The bank did not take it.`,
  };

  const reasonOf = ({ status, reason }: Pick<Withdrawal, 'status' | 'reason'>): string => {
    if (status === 'returned') return BANK_REASONS[reason] ?? t`The bank did not take it.`;
    return reason;
  };

  return { nameOf, toneOf: (status: WithdrawalStatus) => TONES[status], reasonOf };
}
