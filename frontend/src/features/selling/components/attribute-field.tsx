import { useLingui } from '@lingui/react/macro';
import type { UseFormReturn } from 'react-hook-form';
import { pickText, useLocale } from '@/shared/i18n/locale';
import { formatNumber } from '@/shared/lib/money';
import { Field, type FieldControl } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { Select } from '@/shared/ui/select';
import type { Attribute, SellValues } from '../sell-values';

/** Larger limits only keep nonsense out; they tell a seller nothing. */
const TELLING_MAX = 1_000_000;

/** One fact of the game account, by its type: a number, a choice, yes or no, a few words. */
export function AttributeField({
  spec,
  form,
  isRequired = spec.is_required,
}: {
  spec: Attribute;
  form: UseFormReturn<SellValues>;
  isRequired?: boolean;
}) {
  const { t } = useLingui();
  const locale = useLocale();
  const { key, type, min, max } = spec;
  const registered = form.register(`attributes.${key}`);
  const error = form.formState.errors.attributes?.[key]?.message;
  const bounds =
    type === 'int' && typeof min === 'number' && typeof max === 'number' && max <= TELLING_MAX
      ? `${formatNumber(min)} – ${formatNumber(max)}`
      : undefined;

  const options = () => {
    if (type === 'bool') {
      return [
        { value: 'true', label: t`Yes` },
        { value: 'false', label: t`No` },
      ];
    }
    return (spec.choices ?? []).map(({ value, label }) => ({ value, label: pickText(label, locale) }));
  };
  const draw = (control: FieldControl) => {
    if (type === 'choice' || type === 'bool') {
      const nothing = { value: '', label: isRequired ? t`Choose` : t`Not said` };
      return <Select {...control} {...registered} options={[nothing, ...options()]} />;
    }
    return (
      <Input
        {...control}
        {...registered}
        inputMode={type === 'int' ? 'numeric' : 'text'}
        maxLength={type === 'int' ? 15 : 120}
        autoComplete="off"
      />
    );
  };
  return (
    <Field label={pickText(spec.label, locale)} hint={bounds} error={error} isRequired={isRequired}>
      {draw}
    </Field>
  );
}
