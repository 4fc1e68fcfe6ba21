import { useLingui } from '@lingui/react/macro';
import { useLocale } from '@/shared/i18n/locale';
import { currencyWord, formatNumber, formatSom, parseSom } from '@/shared/lib/money';
import { Chip } from '@/shared/ui/chip';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { amountProblem, type OfferBounds, percentLess, quickSums } from '../offer-facts';

export interface AmountInputProps {
  bounds: OfferBounds;
  /** As it is typed. */
  text: string;
  onChange: (text: string) => void;
  /** Whether to say what is wrong with it. */
  isChecked: boolean;
}

/** A price to offer: a few to press, or one's own, with how much less it is. */
export function AmountInput({ bounds, text, onChange, isChecked }: AmountInputProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const amount = parseSom(text);
  const wrong = amountProblem(amount, bounds);
  const least = formatSom(bounds.min, locale);
  const price = formatSom(bounds.price, locale);
  const words = {
    not_a_number: t`A whole number, please.`,
    too_low: t`At least half of the price: ${least}.`,
    too_high: t`Less than the price: ${price}.`,
  };
  // What is too much or too little is told as soon as it is; what is not a number yet, only when it is sent.
  const error =
    wrong && (isChecked || (wrong !== 'not_a_number' && text.length >= String(bounds.min).length));
  const percent = amount === null ? 0 : percentLess(amount, bounds.price);
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-2">
        {quickSums(bounds).map((quick) => (
          <Chip
            key={quick.percent}
            isOn={amount === quick.amount}
            onClick={() => onChange(formatNumber(quick.amount))}
            className="h-auto! flex-col gap-0! px-4! py-1.5"
          >
            <span className="font-semibold">−{quick.percent}%</span>
            <span className="font-normal text-xs tnum">{formatNumber(quick.amount)}</span>
          </Chip>
        ))}
      </div>
      <Field
        label={t`Your price`}
        hint={percent > 0 && !wrong ? t`${percent}% less than asked` : t`From ${least} to below ${price}`}
        error={error ? words[wrong] : undefined}
        isRequired
      >
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            autoComplete="off"
            maxLength={20}
            value={text}
            suffix={<span className="text-xs">{currencyWord(locale)}</span>}
            onChange={(event) => onChange(event.target.value)}
            onBlur={() => {
              if (amount !== null) onChange(formatNumber(amount));
            }}
          />
        )}
      </Field>
    </div>
  );
}
