import { useLingui } from '@lingui/react/macro';
import { CalendarRange } from 'lucide-react';
import { useState } from 'react';
import { usePageCommands } from '@/shared/desk/commands';
import { DayRange } from '@/shared/desk/day-range';
import { Popover } from '@/shared/desk/popover';
import type { TableState } from '@/shared/desk/use-table-state';
import { Button } from '@/shared/ui/button';
import { Chip } from '@/shared/ui/chip';
import { type DASHBOARD, PERIODS, type PeriodLength } from '../dashboard-period';

/** Which days the figures are of; 1 to 4 choose the usual lengths. */
export function DashboardPeriodChoice({ table }: { table: TableState<typeof DASHBOARD.filters> }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const { days, span } = table.filters;
  const choose = (length: PeriodLength) =>
    table.apply(length === '30' ? '' : new URLSearchParams({ days: length }).toString());
  usePageCommands(
    PERIODS.map((length, index) => ({
      key: `days-${length}`,
      label: t`The last ${length} days`,
      hotkey: String(index + 1),
      run: () => choose(length),
    })),
  );
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: buttons that choose a period are no fieldset. */}
      <div role="group" aria-label={t`Period`} className="flex flex-wrap gap-2">
        {PERIODS.map((length) => (
          <Chip key={length} isOn={!span && days === length} onClick={() => choose(length)}>
            {t`${length} days`}
          </Chip>
        ))}
      </div>
      <Popover
        label={t`Other days`}
        align="end"
        isOpen={isOpen}
        onOpenChange={setOpen}
        trigger={
          <Button icon={<CalendarRange className="size-4" aria-hidden="true" />}>
            {span?.from && span.to ? `${span.from} – ${span.to}` : t`Other days`}
          </Button>
        }
      >
        <DayRange value={span} onChange={(next) => table.change('span', next)} presets={[1]} />
      </Popover>
    </>
  );
}
