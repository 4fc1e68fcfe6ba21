import { CircleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { cn } from '@/shared/lib/cn';

/** What a control needs to belong to its field; spread it on the control. */
export interface FieldControl {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
}

export interface FieldProps {
  label: ReactNode;
  /** Always visible, under the label's control. */
  hint?: ReactNode;
  /** Replaces the hint and is read out. */
  error?: string | undefined;
  isRequired?: boolean;
  /** At the right end of the label's line: a counter, a link. */
  aside?: ReactNode;
  className?: string;
  children: (control: FieldControl) => ReactNode;
}

/**
 * Label, control, hint and error, tied together for eyes and screen readers.
 *
 * @example <Field label={t`E-mail`} error={errors.email?.message}>{(control) => <Input {...control} {...register('email')} />}</Field>
 */
export function Field({ label, hint, error, isRequired, aside, className, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  return (
    <div className={cn('flex flex-col gap-1.5', className)} data-invalid={Boolean(error) || undefined}>
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="font-semibold">
          {label}
          {isRequired && (
            <span className="text-danger" aria-hidden="true">
              {' '}
              *
            </span>
          )}
        </label>
        {aside && <span className="text-muted text-xs">{aside}</span>}
      </div>
      {children({
        id,
        'aria-describedby': error || hint ? noteId : undefined,
        'aria-invalid': error ? true : undefined,
        'aria-required': isRequired ? true : undefined,
      })}
      {(error || hint) && (
        <p
          id={noteId}
          aria-live={error ? 'polite' : undefined}
          className={cn('flex items-start gap-1.5 text-xs', error ? 'text-danger' : 'text-muted')}
        >
          {error && <CircleAlert className="mt-0.5 size-3 shrink-0" aria-hidden="true" />}
          <span className="min-w-0 flex-1">{error || hint}</span>
        </p>
      )}
    </div>
  );
}
