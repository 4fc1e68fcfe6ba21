import { useLingui } from '@lingui/react/macro';
import { Button } from '@/shared/ui/button';
import type { Decision, StaffWithdrawal } from '../staff-api';

export interface DecideButtonsProps {
  withdrawal: StaffWithdrawal;
  /** Ask before it is done. */
  onAsk: (decision: Decision['decision']) => void;
}

/** Approve or reject a withdrawal, each after a question; what is not open to this member of the staff says so. */
export function DecideButtons({ withdrawal, onAsk }: DecideButtonsProps) {
  const { t } = useLingui();
  const { allowed_events, status } = withdrawal;
  if (status !== 'requested' && !allowed_events.includes('reject')) return null;
  const closed = t`Somebody else of the staff has to decide.`;
  return (
    <span className="inline-flex gap-2">
      <Button
        size="sm"
        variant="danger"
        disabledReason={allowed_events.includes('reject') ? undefined : closed}
        onClick={() => onAsk('reject')}
      >
        {t`Reject`}
      </Button>
      {status === 'requested' && (
        <Button
          size="sm"
          variant="primary"
          disabledReason={allowed_events.includes('approve') ? undefined : closed}
          onClick={() => onAsk('approve')}
        >
          {t`Approve`}
        </Button>
      )}
    </span>
  );
}
