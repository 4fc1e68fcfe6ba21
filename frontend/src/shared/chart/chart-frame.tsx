import { useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useLocale } from '@/shared/i18n/locale';
import { cn } from '@/shared/lib/cn';
import { formatDate } from '@/shared/lib/dates';
import { formatNumber } from '@/shared/lib/money';
import { Card } from '@/shared/ui/card';
import { axisTop, type ChartPoint, type ChartSeries, highestOf } from './chart-scale';
import { ChartTable } from './chart-table';
import { useSpan } from './use-span';

const MARKS = [1, 0.5, 0];

export interface ChartProps {
  title: string;
  /** Two at most: they differ by shade and by dashes or outline. */
  series: readonly ChartSeries[];
  /** As the server gave them: no day is missing. */
  points: readonly ChartPoint[];
  /** Counts that are told with a point and stand in the table, and are not drawn. */
  facts?: readonly ChartSeries[];
  /** What stands below where every value is nought. */
  empty?: string;
  /** A value in words: money, a count. */
  format?: (value: number) => string;
  /** A value beside the axis, where it is told otherwise than a point's. */
  formatAxis?: (value: number) => string;
}

export interface PlotProps {
  points: readonly ChartPoint[];
  top: number;
  /** The point that is told. */
  shown: number;
  onPoint: (index: number) => void;
}

/** What every chart has: heading, the told point, axis, reading by arrow keys, and the figures as a table. */
export function ChartFrame({
  title,
  series,
  points,
  facts = [],
  empty,
  format = formatNumber,
  formatAxis = format,
  plot,
  marks,
}: ChartProps & {
  plot: (props: PlotProps) => ReactNode;
  /** How the series look, for the legend. */
  marks: readonly [string, string];
}) {
  const { t } = useLingui();
  const locale = useLocale();
  const spanOf = useSpan();
  const [isTable, setTable] = useState(false);
  const [wanted, setWanted] = useState<number | null>(null);
  const last = points.length - 1;
  const shown = Math.min(wanted ?? last, last);
  const point = points[shown];
  const highest = highestOf(points);
  const top = axisTop(highest);
  const move = (event: KeyboardEvent) => {
    const target = { ArrowLeft: shown - 1, ArrowRight: shown + 1, Home: 0, End: last }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    setWanted(Math.max(0, Math.min(last, target)));
  };
  const told = [
    ...series.map(({ key, label }, index) => ({ key, label, value: format(point?.values[index] ?? 0) })),
    ...facts.map(({ key, label }, index) => ({
      key,
      label,
      value: formatNumber(point?.facts?.[index] ?? 0),
    })),
  ];
  const words = point
    ? `${spanOf(point)}: ${told.map(({ label, value }) => `${label} ${value}`).join(', ')}`
    : t`No figures yet`;
  return (
    <Card className="min-w-0 p-4">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-semibold text-base">{title}</h2>
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
        <ChartTable title={title} points={points} series={series} facts={facts} format={format} />
      ) : (
        <>
          <p aria-live="polite" className="mt-1 flex min-h-10 flex-wrap items-center gap-x-4 gap-y-1 text-xs">
            {point ? (
              <>
                <span className="text-muted">{spanOf(point)}</span>
                {told.map(({ key, label, value }, index) => (
                  <span key={key} className="inline-flex items-center gap-1.5">
                    {index < series.length && (
                      <span aria-hidden="true" className={cn('size-2.5 rounded-sm', marks[index])} />
                    )}
                    <span className="text-muted">{label}</span>
                    <span className="font-semibold tnum">{value}</span>
                  </span>
                ))}
              </>
            ) : (
              <span className="text-muted">{words}</span>
            )}
          </p>
          <div className="mt-3 flex gap-3">
            <div
              aria-hidden="true"
              className="flex h-44 flex-col justify-between text-right text-[11px] text-muted tnum"
            >
              {MARKS.map((share) => (
                <span key={share} className="-my-2 leading-4">
                  {formatAxis(top * share)}
                </span>
              ))}
            </div>
            <div
              role="slider"
              tabIndex={0}
              aria-label={title}
              aria-valuemin={0}
              aria-valuemax={Math.max(0, last)}
              aria-valuenow={Math.max(0, shown)}
              aria-valuetext={words}
              onKeyDown={move}
              className="relative h-44 min-w-0 flex-1 rounded-sm border-line border-b"
            >
              <span
                aria-hidden="true"
                className="absolute inset-x-0 top-0 border-line-muted border-t border-dashed"
              />
              <span
                aria-hidden="true"
                className="absolute inset-x-0 top-1/2 border-line-muted border-t border-dashed"
              />
              {points.length > 0 && plot({ points, top, shown, onPoint: setWanted })}
            </div>
          </div>
          <div aria-hidden="true" className="mt-2 flex justify-between text-[11px] text-muted">
            <span>{points[0] && formatDate(points[0].on, locale)}</span>
            <span>
              {points.length > 1 && formatDate(points[last]?.until ?? points[last]?.on ?? '', locale)}
            </span>
          </div>
          {empty && highest === 0 && <p className="mt-3 text-center text-muted">{empty}</p>}
        </>
      )}
    </Card>
  );
}
