import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '@/shared/ui/button';
import type { Dispute } from '../api';
import { actOf } from '../dispute-facts';
import { useDisputeWords } from '../hooks/use-dispute-words';
import { ActDialog } from './act-dialog';

/** Whoever opened the dispute takes it back. */
export function WithdrawStep({ dispute, onOutdated }: { dispute: Dispute; onOutdated: () => void }) {
  const { t } = useLingui();
  const { blockedOf } = useDisputeWords();
  const [isOpen, setOpen] = useState(false);
  const withdraw = actOf(dispute, 'withdraw');
  // The side that did not open it can never withdraw: a button that is always shut would only be in the way.
  if (!withdraw.isOffered || withdraw.blockedBy === 'not_the_opener') return null;
  const goesOn: Record<Dispute['opened_from'], string> = {
    paid: t`The order goes on: the seller still has to deliver, with what was left of the time.`,
    delivered: t`The order goes on: what was left of the time to check the account runs again, then the seller is paid.`,
    completed: t`The order is completed again and the money goes back to the seller.`,
  };
  return (
    <>
      <Button size="lg" isWide disabledReason={blockedOf(withdraw.blockedBy)} onClick={() => setOpen(true)}>
        {t`Withdraw the dispute`}
      </Button>
      <ActDialog
        disputeId={dispute.id}
        act={{ event: 'withdraw', details: {}, version: dispute.version }}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onOutdated={onOutdated}
        title={t`Withdraw the dispute?`}
        confirmLabel={t`Yes, withdraw it`}
        doneMessage={t`Withdrawn. The order goes on.`}
      >
        <p>{goesOn[dispute.opened_from]}</p>
        <p className="text-muted">{t`Do it only when the matter is settled.`}</p>
      </ActDialog>
    </>
  );
}
