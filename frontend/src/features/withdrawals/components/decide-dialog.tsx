import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { actThen } from '@/shared/desk/act-then';
import { useLocale } from '@/shared/i18n/locale';
import { readableMask } from '@/shared/lib/card-mask';
import { formatSom } from '@/shared/lib/money';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { FormProblem } from '@/shared/ui/form-problem';
import { Textarea } from '@/shared/ui/textarea';
import { type Decision, type StaffWithdrawal, useDecideWithdrawal } from '../staff-api';

const MIN_REASON = 10;
const MAX_REASON = 500;

export interface DecideDialogProps {
  withdrawal: StaffWithdrawal;
  decision: Decision['decision'];
  onClose: () => void;
}

/** The question before a withdrawal is let out or refused. One for each: `key={withdrawal.id + decision}`. */
export function DecideDialog({ withdrawal, decision, onClose }: DecideDialogProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const decide = useDecideWithdrawal();
  const [reason, setReason] = useState('');
  const isReject = decision === 'reject';
  const { number, amount, card } = withdrawal;
  const sum = formatSom(amount, locale);
  const isShort = isReject && reason.trim().length < MIN_REASON;

  const run = () =>
    actThen(decide, { withdrawal, decision, ...(isReject && { reason: reason.trim() }) }, onClose);

  return (
    <Dialog
      isOpen
      onClose={onClose}
      isLocked={decide.isPending}
      title={isReject ? t`Reject ${number}?` : t`Approve ${number}?`}
      description={`${sum} → ${readableMask(card.mask)}`}
      footer={
        <>
          <Button size="lg" onClick={onClose} disabled={decide.isPending}>{t`Not now`}</Button>
          <Button
            size="lg"
            variant={isReject ? 'danger' : 'primary'}
            isLoading={decide.isPending}
            disabledReason={isShort ? t`Write why first.` : undefined}
            onClick={run}
          >
            {isReject ? t`Reject` : t`Approve`}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <p className="text-muted">
          {isReject
            ? t`The money goes back to its owner's wallet at once.`
            : t`The money leaves for the card within a minute or two and cannot be called back.`}
        </p>
        {isReject && (
          <Field label={t`Reason`} hint={t`The owner reads it.`} aside={`${reason.length} / ${MAX_REASON}`}>
            {(control) => (
              <Textarea
                {...control}
                rows={3}
                maxLength={MAX_REASON}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
        )}
        <FormProblem message={decide.error ? problemWords(toProblem(decide.error)) : undefined} />
      </div>
    </Dialog>
  );
}
