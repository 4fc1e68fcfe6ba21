import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { FormProblem } from '@/shared/ui/form-problem';
import { Textarea } from '@/shared/ui/textarea';

const MIN_REASON = 10;
const MAX_REASON = 500;

export interface ReasonDialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  /** What the button does and what follows from it. */
  children: ReactNode;
  label: string;
  hint: string;
  action: string;
  isPending: boolean;
  error: unknown;
  onSubmit: (reason: string) => void;
}

/** A step of the staff that has to be explained in writing; the words stay when it is refused. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { isOpen, onClose, title, description, children, label, hint, action, isPending, error, onSubmit } =
    props;
  const { t } = useLingui();
  const [reason, setReason] = useState('');
  const text = reason.trim();
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      isLocked={isPending}
      title={title}
      description={description}
      footer={
        <>
          <Button size="lg" onClick={onClose} disabled={isPending}>{t`Not now`}</Button>
          <Button
            size="lg"
            variant="primary"
            isLoading={isPending}
            disabledReason={text.length < MIN_REASON ? t`Write at least ten characters first.` : undefined}
            onClick={() => onSubmit(text)}
          >
            {action}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <p className="text-pretty text-muted">{children}</p>
        <Field label={label} hint={hint} aside={`${reason.length} / ${MAX_REASON}`}>
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
        <FormProblem message={error ? problemWords(toProblem(error)) : undefined} />
      </div>
    </Dialog>
  );
}
