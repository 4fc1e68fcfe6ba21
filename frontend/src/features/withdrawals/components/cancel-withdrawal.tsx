import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { useLocale } from '@/shared/i18n/locale';
import { formatSom } from '@/shared/lib/money';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { FormProblem } from '@/shared/ui/form-problem';
import { showToast } from '@/shared/ui/toast';
import { useCancelWithdrawal, type Withdrawal } from '../api';

/** Take a withdrawal back, after a question; the server says whether that is still open. */
export function CancelWithdrawal({ withdrawal }: { withdrawal: Withdrawal }) {
  const { t } = useLingui();
  const locale = useLocale();
  const [isOpen, setOpen] = useState(false);
  const cancel = useCancelWithdrawal();
  const sum = formatSom(withdrawal.amount, locale);
  const close = () => {
    setOpen(false);
    cancel.reset();
  };
  // The dialog stays to tell why it came too late, although the button itself would be gone.
  if (!withdrawal.allowed_events.includes('cancel') && !isOpen) return null;
  return (
    <>
      <Button size="lg" onClick={() => setOpen(true)}>{t`Take it back`}</Button>
      <Dialog
        size="sm"
        isOpen={isOpen}
        onClose={close}
        isLocked={cancel.isPending}
        title={t`Take this withdrawal back?`}
        footer={
          <>
            <Button size="lg" onClick={close} disabled={cancel.isPending}>{t`Let it go on`}</Button>
            <Button
              size="lg"
              variant="danger"
              isLoading={cancel.isPending}
              onClick={() =>
                cancel.mutate(withdrawal, {
                  onSuccess: () => {
                    close();
                    showToast({ tone: 'success', title: t`The money is back in your wallet` });
                  },
                })
              }
            >
              {t`Take it back`}
            </Button>
          </>
        }
      >
        <div className="grid gap-3">
          <p className="text-muted">{t`${sum} come back to your wallet at once.`}</p>
          <FormProblem message={cancel.error ? problemWords(toProblem(cancel.error)) : undefined} />
        </div>
      </Dialog>
    </>
  );
}
