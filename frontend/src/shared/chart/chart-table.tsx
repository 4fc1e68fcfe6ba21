import { useLingui } from '@lingui/react/macro';
import { formatNumber } from '@/shared/lib/money';
import type { ChartPoint, ChartSeries } from './chart-scale';
import { useSpan } from './use-span';

/** The chart's figures as a table, the latest first. */
export function ChartTable({
  title,
  points,
  series,
  facts,
  format,
}: {
  title: string;
  points: readonly ChartPoint[];
  series: readonly ChartSeries[];
  facts: readonly ChartSeries[];
  format: (value: number) => string;
}) {
  const { t } = useLingui();
  const spanOf = useSpan();
  return (
    <section
      aria-label={title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
      tabIndex={0}
      className="relative mt-4 max-h-72 overflow-auto"
    >
      <table className="w-full text-left">
        <caption className="sr-only">{title}</caption>
        <thead className="sticky top-0 bg-canvas text-muted text-xs">
          <tr>
            <th scope="col" className="py-2 font-semibold">{t`Day`}</th>
            {[...series, ...facts].map(({ key, label }) => (
              <th key={key} scope="col" className="py-2 pl-3 text-right font-semibold">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line-muted">
          {points.toReversed().map((point) => (
            <tr key={point.on}>
              <th scope="row" className="py-2 font-normal">
                {spanOf(point)}
              </th>
              {series.map(({ key }, index) => (
                <td key={key} className="py-2 pl-3 text-right tnum">
                  {format(point.values[index] ?? 0)}
                </td>
              ))}
              {facts.map(({ key }, index) => (
                <td key={key} className="py-2 pl-3 text-right tnum">
                  {formatNumber(point.facts?.[index] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
