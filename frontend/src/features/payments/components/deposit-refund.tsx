import { useLingui } from '@lingui/react/macro';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { Banner } from '@/shared/ui/banner';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { FormProblem } from '@/shared/ui/form-problem';
import { Money } from '@/shared/ui/money';
import type { Deposit } from '../card-payment';
import { useRefundDeposit } from '../deposits-api';

/** The way back to the card while there is one; where there was none, why. */
export function DepositRefund({ deposit }: { deposit: Deposit }) {
  const { t } = useLingui();
  const { refund } = deposit;
  if (refund.status === 'refused') {
    return (
      <Banner
        tone="attention"
        title={t`The money could not go back to the card`}
        className="mt-6 print:hidden"
      >
        {t`The payment service refused. The money is in your wallet again: spend it or withdraw it.`}
      </Banner>
    );
  }
  return refund.is_possible ? <ReturnToCard deposit={deposit} /> : null;
}

function ReturnToCard({ deposit }: { deposit: Deposit }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const refund = useRefundDeposit(deposit.id);
  const close = () => {
    setOpen(false);
    refund.reset();
  };
  return (
    <>
      <Button
        size="lg"
        variant="ghost"
        isWide
        className="mt-3 print:hidden"
        icon={<Undo2 className="size-4" aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t`Return to the card`}
      </Button>
      <Dialog
        size="sm"
        isOpen={isOpen}
        onClose={close}
        isLocked={refund.isPending}
        title={t`Return the money to the card?`}
        footer={
          <>
            <Button size="lg" onClick={close} disabled={refund.isPending}>{t`Keep it in the wallet`}</Button>
            <Button
              size="lg"
              variant="primary"
              isLoading={refund.isPending}
              onClick={() => refund.mutate(undefined, { onSuccess: close })}
            >
              {t`Return it`}
            </Button>
          </>
        }
      >
        <p>
          <Money amount={deposit.amount} size="lg" />
        </p>
        <p className="mt-2 text-muted">
          {t`All of it goes back to where it was paid from and leaves your wallet at once. If the payment service refuses, it is in your wallet again. This cannot be stopped afterwards.`}
        </p>
        <FormProblem message={refund.error ? problemWords(toProblem(refund.error)) : undefined} />
      </Dialog>
    </>
  );
}
