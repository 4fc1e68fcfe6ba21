import { useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, useId, useState } from 'react';
import { useLocale } from '@/shared/i18n/locale';
import { cn } from '@/shared/lib/cn';
import { currencyWord, formatNumber, formatSom, parseSom } from '@/shared/lib/money';
import { Chip } from '@/shared/ui/chip';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { clampRefund, placeOf, placesOf, refundAt, SPLIT_STEP, type SplitSubject, splitOf } from '../split';
import { SplitBar } from './split-bar';
import { SplitSums } from './split-sums';

const THUMB =
  '[&::-webkit-slider-thumb]:size-5 [&::-webkit-slider-thumb]:cursor-grab [&::-webkit-slider-thumb]:appearance-none [&::-webkit-slider-thumb]:rounded-full [&::-webkit-slider-thumb]:border-2 [&::-webkit-slider-thumb]:border-accent-strong [&::-webkit-slider-thumb]:bg-white [&::-webkit-slider-thumb]:shadow-raised active:[&::-webkit-slider-thumb]:cursor-grabbing focus-visible:[&::-webkit-slider-thumb]:ring-3 focus-visible:[&::-webkit-slider-thumb]:ring-focus/40 [&::-moz-range-thumb]:size-4 [&::-moz-range-thumb]:cursor-grab [&::-moz-range-thumb]:rounded-full [&::-moz-range-thumb]:border-2 [&::-moz-range-thumb]:border-accent-strong [&::-moz-range-thumb]:bg-white focus-visible:[&::-moz-range-thumb]:ring-3';

export interface SplitSliderProps extends SplitSubject {
  /** What goes back to the buyer, whole soʻm. */
  refund: number;
  onChange: (refund: number) => void;
  party: string;
}

/** Divide the price: a slider in steps of 1,000, the exact sum beside it, and what each side would get. */
export function SplitSlider({ price, rateBps, refund, onChange, party }: SplitSliderProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const id = useId();
  const split = splitOf({ price, rateBps }, refund);
  const half = refundAt(Math.round(placesOf(price) / 2), price);
  const quick = [
    [0, t`All to the seller`],
    [half, t`Half`],
    [price, t`All to the buyer`],
  ] as const;

  return (
    <div className="grid gap-4">
      <div>
        <div className="relative flex h-11 items-center">
          <SplitBar split={split} className="absolute inset-x-0" />
          <input
            id={id}
            type="range"
            aria-label={t`Part of the price that goes back to the buyer`}
            aria-valuetext={formatSom(refund, locale)}
            min={0}
            max={placesOf(price)}
            step={1}
            value={placeOf(refund, price)}
            onChange={(event) => onChange(refundAt(event.target.valueAsNumber, price))}
            className={cn(
              'absolute inset-x-0 h-11 w-full cursor-pointer appearance-none bg-transparent focus-visible:outline-none',
              THUMB,
            )}
          />
        </div>
        <div className="flex flex-wrap gap-2">
          {quick.map(([sum, words]) => (
            <Chip key={words} isOn={refund === sum} onClick={() => onChange(sum)}>
              {words}
            </Chip>
          ))}
        </div>
      </div>
      <RefundInput price={price} refund={refund} onChange={onChange} />
      <div aria-live="polite" className="rounded-md border border-line bg-inset p-3">
        <SplitSums split={split} rateBps={rateBps} party={party} />
      </div>
    </div>
  );
}

/** The exact sum: typed freely, brought within the price when left; arrow keys go by 1,000. */
function RefundInput({ price, refund, onChange }: Pick<SplitSliderProps, 'price' | 'refund' | 'onChange'>) {
  const { t } = useLingui();
  const locale = useLocale();
  const [typed, setTyped] = useState<string | null>(null);
  const step = (event: KeyboardEvent) => {
    const by = { ArrowUp: SPLIT_STEP, ArrowDown: -SPLIT_STEP }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setTyped(null);
    onChange(clampRefund(refund + by, price));
  };
  const sum = typed === null ? refund : parseSom(typed);
  const limit = formatSom(price, locale);
  return (
    <Field
      label={t`Back to the buyer`}
      hint={t`From 0 to ${limit}`}
      error={sum === null || sum > price ? t`A whole number from 0 to ${limit}` : undefined}
    >
      {(control) => (
        <Input
          {...control}
          inputMode="numeric"
          autoComplete="off"
          maxLength={20}
          value={typed ?? formatNumber(refund)}
          suffix={<span className="text-xs">{currencyWord(locale)}</span>}
          onKeyDown={step}
          onBlur={() => setTyped(null)}
          onChange={(event) => {
            const text = event.target.value;
            setTyped(text);
            const next = parseSom(text);
            if (next !== null) onChange(clampRefund(next, price));
          }}
        />
      )}
    </Field>
  );
}
