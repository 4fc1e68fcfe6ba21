import { useLingui } from '@lingui/react/macro';
import { Field } from '@/shared/ui/field';
import { Textarea } from '@/shared/ui/textarea';

export const REASON_LEAST = 10;
const REASON_MOST = 500;

export interface ReasonFieldProps {
  value: string;
  onChange: (reason: string) => void;
}

/** Why a member of the staff does it, kept in the record of acts; at the end of a form that changes the shop. */
export function ReasonField({ value, onChange }: ReasonFieldProps) {
  const { t } = useLingui();
  return (
    <Field
      label={t`Why`}
      hint={t`It is kept in the audit, with what was before and after.`}
      isRequired
      aside={`${value.length} / ${REASON_MOST}`}
    >
      {(control) => (
        <Textarea
          {...control}
          rows={2}
          maxLength={REASON_MOST}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
