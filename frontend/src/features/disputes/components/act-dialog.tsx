import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { FormProblem } from '@/shared/ui/form-problem';
import { showToast } from '@/shared/ui/toast';
import { type DisputeAct, isOutdated, useDisputeAct } from '../api';

export interface ActDialogProps {
  disputeId: string;
  /** Null while it cannot be sent: what is missing is told at its field once it was tried. */
  act: DisputeAct | null;
  isOpen: boolean;
  onClose: () => void;
  title: string;
  /** What it does, above all to the money. */
  children: ReactNode;
  confirmLabel: string;
  onTry?: () => void;
  doneMessage: string;
  onDone?: () => void;
  /** The dispute had changed meanwhile: nothing was done, and the page explains. */
  onOutdated: () => void;
}

/** An act in a dispute behind a question that names the sums; a failure stands in its place. */
export function ActDialog(props: ActDialogProps) {
  const { t } = useLingui();
  const act = useDisputeAct(props.disputeId);
  const close = () => {
    props.onClose();
    act.reset();
  };
  const run = () => {
    props.onTry?.();
    if (props.act === null) return;
    act.mutate(props.act, {
      onSuccess: () => {
        close();
        props.onDone?.();
        showToast({ tone: 'success', title: props.doneMessage });
      },
      onError: (error) => {
        if (!isOutdated(error)) return;
        close();
        props.onOutdated();
      },
    });
  };
  return (
    <Dialog
      isOpen={props.isOpen}
      onClose={close}
      isLocked={act.isPending}
      title={props.title}
      footer={
        <>
          <Button size="lg" onClick={close} disabled={act.isPending}>{t`Not now`}</Button>
          <Button size="lg" variant="primary" isLoading={act.isPending} onClick={run}>
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {props.children}
        <FormProblem message={act.error ? problemWords(toProblem(act.error)) : undefined} />
      </div>
    </Dialog>
  );
}
