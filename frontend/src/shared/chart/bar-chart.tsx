import { cn } from '@/shared/lib/cn';
import { ChartFrame, type ChartProps, type PlotProps } from './chart-frame';

const LOOKS = ['bg-accent-strong', 'border border-accent-line bg-accent-soft'] as const;

/** Counts by days as bars. */
export function BarChart(props: ChartProps) {
  return <ChartFrame {...props} marks={LOOKS} plot={(plot) => <Bars {...plot} />} />;
}

function Bars({ points, top, shown, onPoint }: PlotProps) {
  return (
    <div className="absolute inset-0 flex items-end gap-px sm:gap-0.5">
      {points.map(({ on, values }, index) => (
        <span
          key={on}
          onPointerEnter={() => onPoint(index)}
          onPointerDown={() => onPoint(index)}
          className={cn(
            'flex h-full min-w-0 flex-1 items-end justify-center gap-px',
            index === shown && 'bg-neutral',
          )}
        >
          {values.map((value, series) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: the series have no other name here, and their order stays.
              key={series}
              className={cn('max-w-6 flex-1 rounded-t-sm', LOOKS[series], value === 0 && 'opacity-40')}
              style={{ height: `max(2px, ${(value / top) * 100}%)` }}
            />
          ))}
        </span>
      ))}
    </div>
  );
}
