import { Plural, useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/shared/ui/button';
import { IconButton } from '@/shared/ui/icon-button';
import { showProblemToast, showToast } from '@/shared/ui/toast';
import { type Command, usePageCommands } from '../commands';
import { BulkOutcome, type Outcome } from './bulk-outcome';
import type { Bulk, BulkAction } from './table-types';

/** As many as the server takes at once. */
const MAX = 100;

export interface BulkBarProps<Row> {
  bulk: Bulk<Row>;
  /** The chosen ones. */
  rows: readonly Row[];
  onClear: () => void;
}

/** What may be done with all chosen rows at once; each has an outcome of its own. */
export function BulkBar<Row extends { id: string }>({ bulk, rows, onClear }: BulkBarProps<Row>) {
  const { t } = useLingui();
  const [running, setRunning] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const run = async (action: BulkAction<Row>) => {
    const allowed = rows.filter(action.isAllowed);
    const work = action.run(allowed);
    if (!work || running) return;
    setRunning(action.key);
    try {
      const results = await work;
      const all = results.length;
      if (results.every(({ problem }) => problem === null)) {
        showToast({ tone: 'success', title: t`Done: all ${all}.` });
        onClear();
      } else setOutcome({ results, titles: new Map(allowed.map((row) => [row.id, bulk.titleOf(row)])) });
    } catch (error) {
      showProblemToast(error);
    } finally {
      setRunning(null);
    }
  };
  const reasonOf = (action: BulkAction<Row>) => {
    if (rows.length > MAX) return t`At most ${MAX} at once.`;
    return rows.some(action.isAllowed) ? undefined : t`None of the chosen ones can do this now.`;
  };
  usePageCommands(
    rows.length === 0
      ? []
      : bulk.actions.map(
          (action): Command => ({
            key: `bulk ${action.key}`,
            label: t`Chosen rows: ${action.label}`,
            icon: action.icon,
            ...(action.hotkey && { hotkey: action.hotkey }),
            disabledReason: reasonOf(action),
            run: () => void run(action),
          }),
        ),
  );
  return (
    <>
      {rows.length > 0 && (
        <section
          aria-label={t`Chosen rows`}
          className="above-tab-bar surface sticky z-10 mt-3 flex flex-wrap items-center gap-2 bg-overlay p-3 shadow-float md:bottom-4"
        >
          <p aria-live="polite" className="mr-auto font-semibold">
            <Plural value={rows.length} one="# row chosen" other="# rows chosen" />
          </p>
          <IconButton
            label={t`Choose none`}
            icon={<X className="size-4" />}
            onClick={onClear}
            className="sm:order-last"
          />
          <div className="grid grid-cols-2 gap-2 max-sm:basis-full sm:flex">
            {bulk.actions.map((action) => (
              <Button
                key={action.key}
                icon={<action.icon className="size-4" aria-hidden="true" />}
                isLoading={running === action.key}
                disabledReason={reasonOf(action)}
                onClick={() => void run(action)}
              >
                {action.label}
              </Button>
            ))}
          </div>
        </section>
      )}
      <BulkOutcome
        outcome={outcome}
        onClose={() => {
          setOutcome(null);
          onClear();
        }}
      />
    </>
  );
}
