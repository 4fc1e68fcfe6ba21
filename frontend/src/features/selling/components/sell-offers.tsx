import { useLingui } from '@lingui/react/macro';
import { EyeOff } from 'lucide-react';
import type { UseFormReturn } from 'react-hook-form';
import { useLocale } from '@/shared/i18n/locale';
import { currencyWord, formatNumber, formatSom, parseSom } from '@/shared/lib/money';
import { Checkbox } from '@/shared/ui/checkbox';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import type { SellValues } from '../sell-values';
import { SellSection } from './sell-section';

/** Whether buyers may offer less, and below what the shop declines for the seller. */
export function SellOffers({ form }: { form: UseFormReturn<SellValues> }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { errors } = form.formState;
  const accepts = form.watch('accepts_offers');
  const price = parseSom(form.watch('price'));
  const floor = parseSom(form.watch('offer_floor'));
  const limit = price === null ? '' : formatSom(price, locale);
  return (
    <SellSection
      title={t`Price offers`}
      hint={t`A buyer may offer you less, half of the price at least. You agree, propose another price, or decline.`}
    >
      <Checkbox
        {...form.register('accepts_offers')}
        label={t`Buyers may offer their price`}
        hint={t`You can change this at any time; it needs no new review.`}
      />
      {accepts && (
        <Field
          label={t`My lowest price`}
          hint={
            <span className="flex items-start gap-1.5">
              <EyeOff className="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
              {t`Only you see it. What is offered below is declined for you after a short while. Leave it empty to decide each time.`}
            </span>
          }
          error={
            errors.offer_floor?.message ??
            (price !== null && floor !== null && floor > price ? t`At most the price: ${limit}.` : undefined)
          }
          className="sm:max-w-96"
        >
          {(control) => (
            <Input
              {...control}
              {...form.register('offer_floor', {
                onBlur: ({ target }) => {
                  const sum = parseSom(target.value);
                  if (sum !== null) form.setValue('offer_floor', formatNumber(sum));
                },
              })}
              inputMode="numeric"
              autoComplete="off"
              maxLength={20}
              suffix={<span className="text-xs">{currencyWord(locale)}</span>}
            />
          )}
        </Field>
      )}
    </SellSection>
  );
}
