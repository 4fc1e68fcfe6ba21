import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { Button, type ButtonVariant } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { FormProblem } from '@/shared/ui/form-problem';
import { Textarea } from '@/shared/ui/textarea';
import { showToast } from '@/shared/ui/toast';
import { type Order, type OrderEvent, useOrderAction } from '../api';

export interface StepDialogProps {
  order: Order;
  event: OrderEvent;
  /** The button that opens it: its words, its look, and why it cannot be pressed yet. */
  label: string;
  variant?: ButtonVariant;
  blockedReason?: string | undefined;
  title: string;
  /** What it does, above all to the money. */
  children: ReactNode;
  /** The words of the button that does it. */
  confirmLabel: string;
  /** Told when it is done. */
  doneMessage: string;
  /** Ask for a reason, which the other side reads. */
  hasReason?: boolean;
}

/** A step of an order behind a question: the button, the question, and the failure in its place. */
export function StepDialog(props: StepDialogProps) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const act = useOrderAction();
  const { order, event } = props;

  const close = () => {
    setOpen(false);
    act.reset();
  };
  const run = () =>
    act.mutate(
      { order, event, ...(props.hasReason && { details: { reason: reason.trim() } }) },
      {
        onSuccess: () => {
          close();
          showToast({ tone: 'success', title: props.doneMessage });
        },
      },
    );

  return (
    <>
      <Button
        size="lg"
        variant={props.variant ?? 'secondary'}
        disabledReason={props.blockedReason}
        onClick={() => setOpen(true)}
      >
        {props.label}
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        isLocked={act.isPending}
        title={props.title}
        footer={
          <>
            <Button size="lg" onClick={close} disabled={act.isPending}>{t`Not now`}</Button>
            <Button
              size="lg"
              variant={props.variant === 'danger' ? 'danger' : 'primary'}
              isLoading={act.isPending}
              onClick={run}
            >
              {props.confirmLabel}
            </Button>
          </>
        }
      >
        <div className="grid gap-4">
          {props.children}
          {props.hasReason && (
            <Field label={t`Reason`} hint={t`The other side reads it. No logins or passwords here.`}>
              {(control) => (
                <Textarea
                  {...control}
                  rows={3}
                  maxLength={500}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
              )}
            </Field>
          )}
          <FormProblem message={act.error ? problemWords(toProblem(act.error)) : undefined} />
        </div>
      </Dialog>
    </>
  );
}
