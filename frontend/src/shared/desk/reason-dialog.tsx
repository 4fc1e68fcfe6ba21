import { useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { LOCALES, type Locale, pickText, useLocale } from '@/shared/i18n/locale';
import { Button, type ButtonVariant } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { FormProblem } from '@/shared/ui/form-problem';
import { Select } from '@/shared/ui/select';
import { Textarea } from '@/shared/ui/textarea';

const MIN_REASON = 10;
const MAX_REASON = 500;

/** A ready text in the three languages. */
export interface ReasonTemplate {
  code: string;
  label: string;
  text: Partial<Record<Locale, string>>;
}

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
  /** Of the button; `danger` for what takes something away. */
  variant?: ButtonVariant;
  /** Ready texts to begin with. */
  templates?: readonly ReasonTemplate[];
  /** The language of whoever reads it: templates are put in by it, and it is said. */
  readerLocale?: Locale;
  min?: number;
  max?: number;
}

/**
 * A step of the staff that has to be explained in writing; the words stay when it is refused. One for each row:
 * `key={row.id}`, or the words for one row would stand ready for another.
 */
export function ReasonDialog(props: ReasonDialogProps) {
  const { isOpen, onClose, title, description, children, label, hint, action, isPending, error, onSubmit } =
    props;
  const { variant = 'primary', templates = [], readerLocale, min = MIN_REASON, max = MAX_REASON } = props;
  const { t } = useLingui();
  const locale = useLocale();
  const [reason, setReason] = useState('');
  const text = reason.trim();
  const isShort = text.length < min;
  const submit = () => !isShort && !isPending && onSubmit(text);
  const language = LOCALES.find(({ code }) => code === readerLocale)?.name;
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
            variant={variant}
            isLoading={isPending}
            disabledReason={isShort ? t`Write at least ten characters first.` : undefined}
            onClick={submit}
          >
            {action}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <p className="text-pretty text-muted">{children}</p>
        {templates.length > 0 && (
          <Field label={t`Begin with a ready text`} hint={language && t`The reader's language: ${language}`}>
            {(control) => (
              <Select
                {...control}
                value=""
                placeholder={t`Choose a text`}
                options={templates.map(({ code, label: name }) => ({ value: code, label: name }))}
                onChange={({ target }) => {
                  const chosen = templates.find(({ code }) => code === target.value);
                  if (chosen) setReason(pickText(chosen.text, readerLocale ?? locale).slice(0, max));
                }}
              />
            )}
          </Field>
        )}
        <Field label={label} hint={hint} aside={`${reason.length} / ${max}`}>
          {(control) => (
            <Textarea
              {...control}
              rows={3}
              maxLength={max}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              onKeyDown={(event) => isSend(event) && submit()}
            />
          )}
        </Field>
        <FormProblem message={error ? problemWords(toProblem(error)) : undefined} />
      </div>
    </Dialog>
  );
}

/** Ctrl+Enter sends, Command+Enter on a Mac. */
function isSend({ key, ctrlKey, metaKey, repeat }: KeyboardEvent): boolean {
  return key === 'Enter' && (ctrlKey || metaKey) && !repeat;
}
