import { useLingui } from '@lingui/react/macro';
import { useLocale } from '@/shared/i18n/locale';
import { formatDate } from '@/shared/lib/dates';
import type { ChartPoint, ChartSeries } from './chart-scale';

/** The chart's figures as a table, the latest first. */
export function ChartTable({
  title,
  points,
  series,
  format,
}: {
  title: string;
  points: readonly ChartPoint[];
  series: readonly ChartSeries[];
  format: (value: number) => string;
}) {
  const { t } = useLingui();
  const locale = useLocale();
  return (
    <section
      aria-label={title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
      tabIndex={0}
      className="mt-4 max-h-72 overflow-auto"
    >
      <table className="w-full text-left">
        <caption className="sr-only">{title}</caption>
        <thead className="sticky top-0 bg-canvas text-muted text-xs">
          <tr>
            <th scope="col" className="py-2 font-semibold">{t`Day`}</th>
            {series.map(({ key, label }) => (
              <th key={key} scope="col" className="py-2 text-right font-semibold">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line-muted">
          {points.toReversed().map(({ on, values }) => (
            <tr key={on}>
              <th scope="row" className="py-2 font-normal">
                {formatDate(on, locale)}
              </th>
              {series.map(({ key }, index) => (
                <td key={key} className="py-2 text-right tnum">
                  {format(values[index] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
