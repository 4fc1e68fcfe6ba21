import { Plural, useLingui } from '@lingui/react/macro';
import { Money } from '@/shared/ui/money';
import { isKnown, placeOfPrice, shareOnLine } from '../fair-price';
import type { PriceHint } from '../shapes';

const percent = (share: number) => `${Math.round(share * 1000) / 10}%`;

/** What similar accounts were sold for, and where one's own price stands; nothing while too few were sold. */
export function FairPrice({ hint, price }: { hint: PriceHint | undefined; price: number | null }) {
  const { t } = useLingui();
  if (!isKnown(hint)) return null;
  const places = {
    below: t`Your price is lower than most: it may go at once, or look suspicious.`,
    low: t`Your price is a little lower than usual: it sells sooner.`,
    usual: t`Your price is about the usual one.`,
    high: t`Your price is a little higher than usual: say in the text what makes it worth it.`,
    above: t`Your price is higher than most: buyers will want to know why.`,
  };
  const marks = [
    [t`The cheaper quarter, up to`, hint.low],
    [t`The middle`, hint.median],
    [t`The dearer quarter, from`, hint.high],
  ] as const;
  return (
    <section aria-label={t`Fair price`} className="rounded-md border border-line bg-inset p-4">
      <h3 className="font-semibold">{t`Fair price`}</h3>
      <p className="text-muted text-xs">
        {hint.basis === 'attributes' ? (
          <Plural
            value={hint.count}
            one="By # similar account sold in half a year"
            other="By # similar accounts sold in half a year"
          />
        ) : (
          <Plural
            value={hint.count}
            one="By # account of this game sold in half a year"
            other="By # accounts of this game sold in half a year"
          />
        )}
      </p>
      <div aria-hidden="true" className="relative mt-5 mb-3 h-2 rounded-full bg-neutral">
        <span
          className="absolute inset-y-0 rounded-full bg-success-strong/60"
          style={{
            left: percent(shareOnLine(hint.low, hint)),
            right: percent(1 - shareOnLine(hint.high, hint)),
          }}
        />
        <span
          className="absolute -top-1 h-4 w-0.5 -translate-x-1/2 bg-success"
          style={{ left: percent(shareOnLine(hint.median, hint)) }}
        />
        {price !== null && price > 0 && (
          <span
            className="absolute top-1/2 size-4 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-canvas bg-accent-strong"
            style={{ left: percent(shareOnLine(price, hint)) }}
          />
        )}
      </div>
      <dl className="grid gap-1 sm:grid-cols-3">
        {marks.map(([label, sum]) => (
          <div
            key={label}
            className="flex items-baseline justify-between gap-2 sm:flex-col sm:items-start sm:gap-0"
          >
            <dt className="text-muted text-xs">{label}</dt>
            <dd>
              <Money amount={sum} />
            </dd>
          </div>
        ))}
      </dl>
      {price !== null && price > 0 && (
        <p aria-live="polite" className="mt-3">
          {places[placeOfPrice(price, hint)]}
        </p>
      )}
    </section>
  );
}
