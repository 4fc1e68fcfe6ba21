import { useLingui } from '@lingui/react/macro';
import { pickText, useLocale } from '@/shared/i18n/locale';
import { parseSom } from '@/shared/lib/money';
import { Field, type FieldControl } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { Select } from '@/shared/ui/select';
import { attributeNumber, exampleOf, limitsOf, nameAndUnit } from '../attribute-words';
import type { SellForm } from '../hooks/use-sell-form';
import { LIMITS } from '../mistakes';
import type { Attribute } from '../shapes';

/** One fact of the game account, by its type: a number with its unit and limits, a choice, yes or no, a few words. */
export function AttributeField({
  spec,
  sell,
  isRequired = spec.is_required,
}: {
  spec: Attribute;
  sell: SellForm;
  isRequired?: boolean;
}) {
  const { t } = useLingui();
  const locale = useLocale();
  const { key, type } = spec;
  const registered = sell.form.register(`attributes.${key}`);
  const { name, unit } = nameAndUnit(pickText(spec.label, locale));
  const example = exampleOf(spec);
  const limits = limitsOf(spec);

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
    if (type === 'text') {
      return (
        <Input
          {...control}
          {...registered}
          maxLength={LIMITS.words.max}
          placeholder={t`A few words, with commas`}
          autoComplete="off"
        />
      );
    }
    return (
      <Input
        {...control}
        {...registered}
        onBlur={(event) => {
          // Left, it reads like every other number here; the mistakes of it stay as they were typed.
          const amount = parseSom(event.target.value);
          if (amount !== null) sell.form.setValue(registered.name, attributeNumber(key, amount));
          void registered.onBlur(event);
        }}
        inputMode="numeric"
        maxLength={19}
        placeholder={t`For example ${example}`}
        autoComplete="off"
        suffix={unit && <span className="text-xs">{unit}</span>}
      />
    );
  };
  return (
    <Field
      label={type === 'int' ? name : pickText(spec.label, locale)}
      hint={limits && t`From ${limits.least} to ${limits.most}`}
      error={sell.errorOf(`attributes.${key}`)}
      isRequired={isRequired}
    >
      {draw}
    </Field>
  );
}
