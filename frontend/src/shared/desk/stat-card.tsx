import { useLingui } from '@lingui/react/macro';
import { ArrowDown, ArrowRight, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { linePath } from '@/shared/chart/chart-scale';
import { cn } from '@/shared/lib/cn';
import { Link } from '@/shared/router/router';
import { Card } from '@/shared/ui/card';

export interface StatCardProps {
  label: string;
  value: ReactNode;
  /** Against the period before, in percent; null: nothing to compare with. Undefined: it is not compared. */
  change?: number | null;
  /** Which way is good news; neither by itself. */
  good?: 'up' | 'down';
  /** One more line: what it is made of. */
  note?: ReactNode;
  /** The list behind the figure. */
  to?: string;
  /** Its last days, drawn small; the chart below tells them in words. */
  spark?: readonly number[];
  /** Something is wrong with it. */
  isAlarming?: boolean;
}

/** One figure of the dashboard: what it is, how it changed, where it leads. */
export function StatCard({ label, value, change, good, note, to, spark, isAlarming }: StatCardProps) {
  return (
    <Card
      className={cn('relative flex min-w-0 flex-col p-4', isAlarming && 'border-danger-line bg-danger-soft')}
    >
      <p className="text-muted text-xs">
        {to ? (
          <Link
            to={to}
            className="group inline-flex items-center gap-1 rounded-sm after:absolute after:inset-0 after:rounded-xl hover:text-fg hover:underline"
          >
            {label}
            <ArrowRight className="size-3.5" aria-hidden="true" />
          </Link>
        ) : (
          label
        )}
      </p>
      <div className="mt-1 flex items-end justify-between gap-3">
        <p
          className={cn(
            'min-w-0 font-bold text-2xl tracking-tight tnum sm:shrink-0',
            isAlarming && 'text-danger',
          )}
        >
          {value}
        </p>
        {spark && spark.length > 1 && <Spark values={spark} />}
      </div>
      {(change !== undefined || note) && (
        <p className="mt-1 flex flex-wrap items-center gap-x-2 text-muted text-xs">
          {change !== undefined && <Change percent={change} good={good} />}
          {note}
        </p>
      )}
    </Card>
  );
}

function Change({ percent, good }: { percent: number | null; good: 'up' | 'down' | undefined }) {
  const { t } = useLingui();
  if (percent === null) return <span>{t`nothing to compare with`}</span>;
  if (percent === 0) return <span>{t`no change`}</span>;
  const way = percent > 0 ? 'up' : 'down';
  const Icon = percent > 0 ? ArrowUp : ArrowDown;
  const size = Math.abs(percent);
  return (
    <span
      className={cn(
        'inline-flex items-center gap-0.5 font-medium tnum',
        good && (way === good ? 'text-success' : 'text-danger'),
      )}
    >
      <Icon className="size-3.5" aria-hidden="true" />
      <span className="sr-only">{percent > 0 ? t`more by` : t`less by`} </span>
      {size}%
    </span>
  );
}

const WIDTH = 96;
const HEIGHT = 28;

function Spark({ values }: { values: readonly number[] }) {
  const least = Math.min(...values);
  const span = Math.max(...values) - least || 1;
  const shares = values.map((value) => (value - least) / span);
  return (
    <svg
      viewBox={`0 -2 ${WIDTH} ${HEIGHT + 4}`}
      // The figure comes first: what room it leaves is the line's.
      preserveAspectRatio="none"
      className="h-8 w-24 min-w-0 stroke-accent max-sm:hidden"
      fill="none"
      strokeWidth="1.5"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={linePath(shares, WIDTH, HEIGHT)} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
