import { useLingui } from '@lingui/react/macro';
import { EyeOff } from 'lucide-react';
import { parseSom } from '@/shared/lib/money';
import { useDebounced } from '@/shared/lib/use-debounced';
import { Checkbox } from '@/shared/ui/checkbox';
import { Field } from '@/shared/ui/field';
import { MoneyInput } from '@/shared/ui/money-input';
import { usePriceHint } from '../drafts-api';
import type { SellForm } from '../hooks/use-sell-form';
import { attributesOf } from '../sell-values';
import { FairPrice } from './fair-price';
import { ReceiveBox } from './receive-box';
import { SellSection } from './sell-section';

/** The price, what is left of it for the seller, what is usual, and whether buyers may offer less. */
export function StepPrice({
  sell,
  rateBps,
  salesCount,
}: {
  sell: SellForm;
  /** The commission of the seller's plan; undefined until it is known. */
  rateBps: number | undefined;
  salesCount: number;
}) {
  const { t } = useLingui();
  const { form, values, specs } = sell;
  const telling = specs.filter(({ is_primary, type }) => is_primary && type !== 'text');
  const attributes = useDebounced(JSON.stringify(attributesOf(values, telling)));
  const hint = usePriceHint(values.game, JSON.parse(attributes) as ReturnType<typeof attributesOf>);
  const price = parseSom(values.price);
  const set = (field: 'price' | 'offer_floor') => (text: string) =>
    form.setValue(field, text, { shouldDirty: true });
  return (
    <>
      <SellSection title={t`Price`}>
        <Field
          label={t`Price for the buyer`}
          error={sell.errorOf('price')}
          isRequired
          className="sm:max-w-72"
        >
          {(control) => <MoneyInput {...control} value={values.price} onChange={set('price')} />}
        </Field>
        <ReceiveBox price={price} rateBps={rateBps} salesCount={salesCount} />
        <FairPrice hint={hint.data} price={price} />
      </SellSection>
      <SellSection
        title={t`Price offers`}
        hint={t`A buyer may offer you less, half of the price at least. You agree, propose another price, or decline.`}
      >
        <Checkbox
          {...form.register('accepts_offers')}
          label={t`Buyers may offer their price`}
          hint={t`You can change this at any time; it needs no new review.`}
        />
        {values.accepts_offers && (
          <Field
            label={t`My lowest price`}
            hint={
              <span className="flex items-start gap-1.5">
                <EyeOff className="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
                {t`Only you see it. What is offered below is declined for you after a short while. Leave it empty to decide each time.`}
              </span>
            }
            error={sell.errorOf('offer_floor')}
            className="sm:max-w-96"
          >
            {(control) => (
              <MoneyInput {...control} value={values.offer_floor} onChange={set('offer_floor')} />
            )}
          </Field>
        )}
      </SellSection>
    </>
  );
}
