import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { actThen } from '@/shared/desk/act-then';
import { ReasonDialog } from '@/shared/desk/reason-dialog';
import { useRoles } from '@/shared/desk/use-roles';
import { useLocale } from '@/shared/i18n/locale';
import { formatSom } from '@/shared/lib/money';
import { Button } from '@/shared/ui/button';
import { showToast } from '@/shared/ui/toast';
import { type Dispute, isOutdated } from '../api';
import { useCancelOrder } from '../desk-disputes-api';
import { actOf } from '../dispute-facts';
import { useDisputeWords } from '../hooks/use-dispute-words';

/** An admin cancels the order past its two people: the dispute ends with it, and all the money goes back. */
export function DeskCancel({ dispute, onOutdated }: { dispute: Dispute; onOutdated: () => void }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { has } = useRoles();
  const { blockedOf } = useDisputeWords();
  const [isOpen, setOpen] = useState(false);
  const { order, version } = dispute;
  const cancel = useCancelOrder(order.id);
  const cancelling = actOf(dispute, 'cancel');
  if (!has('admin') || !cancelling.isOffered) return null;
  const { number } = order;
  const sum = formatSom(order.price, locale);
  const close = () => {
    setOpen(false);
    cancel.reset();
  };
  return (
    <>
      <Button
        variant="danger"
        isWide
        disabledReason={blockedOf(cancelling.blockedBy)}
        onClick={() => setOpen(true)}
      >
        {t`Cancel the order`}
      </Button>
      <ReasonDialog
        key={order.id}
        isOpen={isOpen}
        onClose={close}
        title={t`Cancel the order ${number}?`}
        label={t`Why`}
        hint={t`Both sides read it.`}
        action={t`Cancel the order`}
        variant="danger"
        isPending={cancel.isPending}
        error={cancel.error}
        onSubmit={(reason) =>
          actThen(
            cancel,
            { reason, expected_version: version },
            () => {
              close();
              showToast({ tone: 'success', title: t`The order is cancelled. Both sides have been told.` });
            },
            (error) => {
              if (!isOutdated(error)) return;
              close();
              onOutdated();
            },
          )
        }
      >
        {t`All of ${sum} goes back to the buyer, and the dispute ends with the order. To divide the money, decide instead.`}
      </ReasonDialog>
    </>
  );
}
