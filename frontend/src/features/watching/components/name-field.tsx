import { useLingui } from '@lingui/react/macro';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';

export const NAME_MAX = 60;

/** What a saved search is called. */
export function NameField({
  name,
  onChange,
  isChecked,
}: {
  name: string;
  onChange: (name: string) => void;
  /** Whether to say what is wrong. */
  isChecked: boolean;
}) {
  const { t } = useLingui();
  const error = isChecked && name.trim() === '' ? t`Give it a name, so that you know it again.` : undefined;
  return (
    <Field label={t`Name`} isRequired error={error} aside={`${name.length} / ${NAME_MAX}`}>
      {(control) => (
        <Input
          {...control}
          maxLength={NAME_MAX}
          value={name}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
