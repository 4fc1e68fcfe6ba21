import { Plural, useLingui } from '@lingui/react/macro';
import { Archive, CircleDollarSign, Pause, Play, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '@/shared/ui/button';
import { IconButton } from '@/shared/ui/icon-button';
import { showProblemToast, showToast } from '@/shared/ui/toast';
import { useBulk } from '../cabinet-api';
import type { Reprice } from '../reprice';
import type { BulkAction, BulkResult, OwnListingRow } from '../shapes';
import { ArchiveDialog } from './archive-dialog';
import { BulkOutcome } from './bulk-outcome';
import { RepriceDialog } from './reprice-dialog';

const ICON = 'size-4';
/** As many as the server takes at once. */
const MAX = 100;

/** What may be done with all chosen listings at once; each has an outcome of its own. */
export function BulkBar({ rows, onClear }: { rows: readonly OwnListingRow[]; onClear: () => void }) {
  const { t } = useLingui();
  const bulk = useBulk();
  const [open, setOpen] = useState<'archive' | 'reprice' | null>(null);
  const [outcome, setOutcome] = useState<{ results: BulkResult[]; titles: Map<string, string> } | null>(null);
  const titles = new Map(rows.map(({ id, title }) => [id, title]));

  const run = (action: BulkAction, change: Reprice | null = null) =>
    bulk.mutate(
      {
        ids: [...titles.keys()],
        action,
        price: change?.price ?? null,
        percent: change?.percent ?? null,
      },
      {
        onSuccess: ({ results }) => {
          setOpen(null);
          if (results.every(({ problem }) => problem === null)) {
            showToast({ tone: 'success', title: t`Done: all ${results.length} were changed.` });
            onClear();
          } else setOutcome({ results, titles });
        },
        onError: (error) => action !== 'archive' && showProblemToast(error),
      },
    );
  const tooMany = rows.length > MAX ? t`At most ${MAX} at once.` : undefined;
  const reasonOf = (event: string) =>
    tooMany ??
    (rows.some(({ allowed_events }) => allowed_events.includes(event))
      ? undefined
      : t`None of the chosen ones can do this now.`);
  const button = (
    action: BulkAction,
    label: string,
    icon: ReactNode,
    reason: string | undefined,
    press: () => void,
  ) => (
    <Button
      icon={icon}
      disabledReason={reason}
      isLoading={bulk.isPending && bulk.variables.action === action}
      onClick={press}
      className="max-sm:w-full"
    >
      {label}
    </Button>
  );
  return (
    <>
      <section
        aria-label={t`Chosen listings`}
        className="above-tab-bar surface sticky z-10 flex flex-wrap items-center gap-2 bg-overlay p-3 shadow-float md:bottom-4"
      >
        <p aria-live="polite" className="mr-auto font-semibold">
          <Plural value={rows.length} one="# listing chosen" other="# listings chosen" />
        </p>
        <IconButton
          label={t`Choose none`}
          icon={<X className={ICON} />}
          onClick={onClear}
          className="sm:order-last"
        />
        <div className="grid grid-cols-2 gap-2 max-sm:basis-full sm:flex">
          {button('pause', t`Pause`, <Pause className={ICON} aria-hidden="true" />, reasonOf('pause'), () =>
            run('pause'),
          )}
          {button('resume', t`Resume`, <Play className={ICON} aria-hidden="true" />, reasonOf('resume'), () =>
            run('resume'),
          )}
          {button(
            'reprice',
            t`Change the price`,
            <CircleDollarSign className={ICON} aria-hidden="true" />,
            reasonOf('edit'),
            () => setOpen('reprice'),
          )}
          {button(
            'archive',
            t`Archive`,
            <Archive className={ICON} aria-hidden="true" />,
            reasonOf('archive'),
            () => setOpen('archive'),
          )}
        </div>
      </section>
      <ArchiveDialog
        isOpen={open === 'archive'}
        onClose={() => setOpen(null)}
        titles={[...titles.values()]}
        isPending={bulk.isPending}
        error={bulk.error}
        onConfirm={() => run('archive')}
      />
      <RepriceDialog
        isOpen={open === 'reprice'}
        onClose={() => setOpen(null)}
        rows={rows}
        isPending={bulk.isPending}
        onConfirm={(change) => run('reprice', change)}
      />
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
