import { useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, useState } from 'react';
import { useLocale } from '@/shared/i18n/locale';
import { cn } from '@/shared/lib/cn';
import { formatDate } from '@/shared/lib/dates';
import { formatNumber, formatSom } from '@/shared/lib/money';
import { Card } from '@/shared/ui/card';
import { Money } from '@/shared/ui/money';
import { axisTop, barsOf, type ChartBar } from '../selling-stats';
import type { SellingDay } from '../shapes';

const MARKS = [1, 0.5, 0];

/** Income by days as bars: the pointer or the arrow keys tell one day, a table tells all of them. */
export function IncomeChart({ series }: { series: readonly SellingDay[] }) {
  const { t } = useLingui();
  const [isTable, setTable] = useState(false);
  const bars = barsOf(series);
  const hasIncome = bars.some(({ income }) => income > 0);
  return (
    <Card className="p-4 md:p-6">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-semibold text-base">{t`Income by days`}</h2>
        <button
          type="button"
          aria-pressed={isTable}
          onClick={() => setTable(!isTable)}
          className="touch-target font-semibold text-accent text-xs hover:underline"
        >
          {isTable ? t`Show as a chart` : t`Show as a table`}
        </button>
      </header>
      {isTable ? (
        <IncomeTable bars={bars} />
      ) : (
        <>
          <Bars key={series.length} bars={bars} />
          {!hasIncome && <p className="mt-3 text-center text-muted">{t`No money came in these days.`}</p>}
        </>
      )}
    </Card>
  );
}

/** A bar's days: one, or the first and the last. */
function useSpan() {
  const locale = useLocale();
  return ({ from, to }: ChartBar) =>
    from === to ? formatDate(from, locale) : `${formatDate(from, locale)} – ${formatDate(to, locale)}`;
}

function Bars({ bars }: { bars: readonly ChartBar[] }) {
  const { t } = useLingui();
  const locale = useLocale();
  const spanOf = useSpan();
  const [shown, setShown] = useState(bars.length - 1);
  const top = axisTop(Math.max(0, ...bars.map(({ income }) => income)));
  const bar = bars[shown] ?? bars.at(-1);
  const move = (event: KeyboardEvent) => {
    const target = { ArrowLeft: shown - 1, ArrowRight: shown + 1, Home: 0, End: bars.length - 1 }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    setShown(Math.max(0, Math.min(bars.length - 1, target)));
  };
  if (!bar) return null;
  const words = `${spanOf(bar)}: ${formatSom(bar.income, locale)}`;
  return (
    <>
      <p aria-live="polite" className="mt-2 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="text-muted">{spanOf(bar)}</span>
        <Money amount={bar.income} size="md" />
        <span className="text-muted text-xs tnum">
          {t`sold: ${formatNumber(bar.sold)} · views: ${formatNumber(bar.views)}`}
        </span>
      </p>
      <div className="mt-4 flex gap-3">
        <div
          aria-hidden="true"
          className="flex h-56 flex-col justify-between text-right text-[11px] text-muted tnum"
        >
          {MARKS.map((share) => (
            <span key={share} className="-my-2 leading-4">
              {formatNumber(top * share)}
            </span>
          ))}
        </div>
        <div
          role="slider"
          tabIndex={0}
          aria-label={t`Income by days`}
          aria-valuemin={0}
          aria-valuemax={bars.length - 1}
          aria-valuenow={shown}
          aria-valuetext={words}
          onKeyDown={move}
          className="relative flex h-56 min-w-0 flex-1 items-end gap-px rounded-sm border-line border-b sm:gap-0.5"
        >
          <span
            aria-hidden="true"
            className="absolute inset-x-0 top-0 border-line-muted border-t border-dashed"
          />
          <span
            aria-hidden="true"
            className="absolute inset-x-0 top-1/2 border-line-muted border-t border-dashed"
          />
          {bars.map((each, index) => (
            <span
              key={each.from}
              onPointerEnter={() => setShown(index)}
              onPointerDown={() => setShown(index)}
              className="group relative flex h-full min-w-0 flex-1 items-end"
            >
              <span
                className={cn(
                  'w-full rounded-t-sm transition-colors',
                  index === shown ? 'bg-accent-strong' : 'bg-success-strong group-hover:bg-accent-strong',
                  each.income === 0 && 'opacity-30',
                )}
                style={{ height: `max(2px, ${(each.income / top) * 100}%)` }}
              />
            </span>
          ))}
        </div>
      </div>
      <div aria-hidden="true" className="mt-2 flex justify-between text-[11px] text-muted">
        <span>{bars[0] && formatDate(bars[0].from, locale)}</span>
        <span>{formatDate(bars.at(-1)?.to ?? '', locale)}</span>
      </div>
    </>
  );
}

function IncomeTable({ bars }: { bars: readonly ChartBar[] }) {
  const { t } = useLingui();
  const spanOf = useSpan();
  return (
    <div className="mt-4 max-h-96 overflow-auto">
      <table className="w-full text-left">
        <caption className="sr-only">{t`Income by days`}</caption>
        <thead className="sticky top-0 bg-canvas text-muted text-xs">
          <tr>
            <th scope="col" className="py-2 font-semibold">{t`Day`}</th>
            <th scope="col" className="py-2 text-right font-semibold">{t`Views`}</th>
            <th scope="col" className="py-2 text-right font-semibold">{t`Sold`}</th>
            <th scope="col" className="py-2 text-right font-semibold">{t`Income`}</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line-muted">
          {bars.toReversed().map((bar) => (
            <tr key={bar.from}>
              <th scope="row" className="py-2 font-normal">
                {spanOf(bar)}
              </th>
              <td className="py-2 text-right tnum">{formatNumber(bar.views)}</td>
              <td className="py-2 text-right tnum">{formatNumber(bar.sold)}</td>
              <td className="py-2 text-right">
                <Money amount={bar.income} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
