import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { Badge } from '@/shared/ui/badge';
import type { Terms } from '../api';

const LOOK =
  'touch-target flex h-9 cursor-pointer items-center gap-2 rounded-full px-4 font-semibold text-muted transition-colors hover:text-fg has-checked:bg-canvas has-checked:text-fg has-checked:shadow-rest has-focus-visible:outline-2 has-focus-visible:outline-focus dark:has-checked:bg-control';

/** Pay by the month or by the year, and what the year saves. */
export function PeriodSwitch({
  value,
  onChange,
  savingPercent,
}: {
  value: Terms['period'];
  onChange: (period: Terms['period']) => void;
  savingPercent: number;
}) {
  const { t } = useLingui();
  const name = useId();
  const option = (period: Terms['period'], label: string) => (
    <label className={LOOK}>
      <input
        type="radio"
        name={name}
        value={period}
        checked={value === period}
        onChange={() => onChange(period)}
        className="sr-only"
      />
      {label}
      {period === 'yearly' && savingPercent > 0 && <Badge tone="success">−{savingPercent}%</Badge>}
    </label>
  );
  return (
    <fieldset className="mx-auto flex w-fit max-w-full rounded-full border border-line bg-inset p-1">
      <legend className="sr-only">{t`How to pay`}</legend>
      {option('monthly', t`Monthly`)}
      {option('yearly', t`Yearly`)}
    </fieldset>
  );
}
