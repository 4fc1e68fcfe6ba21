import { Plural, useLingui } from '@lingui/react/macro';
import { Card } from '@/shared/ui/card';
import { Money } from '@/shared/ui/money';
import { Time } from '@/shared/ui/time';
import { daysOf } from '../difference-table';
import type { Difference } from '../providers-api';

/** A week is in sight; the table tells the rest. */
const DAYS_MAX = 7;

/** What differs on each day, of the rows that are shown; nothing while it is one day alone. */
export function DayTotals({ rows }: { rows: readonly Difference[] }) {
  const { t } = useLingui();
  const days = daysOf(rows).slice(0, DAYS_MAX);
  if (days.length < 2) return null;
  return (
    <ul aria-label={t`By days`} className="mb-4 flex flex-wrap gap-3">
      {days.map(({ day, count, theirs, ours }) => (
        <li key={day}>
          <Card className="grid gap-0.5 p-3 text-xs">
            <span className="flex items-baseline justify-between gap-4">
              <Time iso={day} as="date" className="font-semibold" />
              <span className="text-muted">
                <Plural value={count} one="# difference" other="# differences" />
              </span>
            </span>
            <span className="flex justify-between gap-4">
              <span className="text-muted">{t`They say`}</span>
              <Money amount={theirs} />
            </span>
            <span className="flex justify-between gap-4">
              <span className="text-muted">{t`We say`}</span>
              <Money amount={ours} />
            </span>
          </Card>
        </li>
      ))}
    </ul>
  );
}
