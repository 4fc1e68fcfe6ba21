import { useLingui } from '@lingui/react/macro';
import { ArrowDownLeft, ArrowUpRight, Download, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/shared/ui/button';
import { Chip, RemovableChip } from '@/shared/ui/chip';
import { Drawer } from '@/shared/ui/drawer';
import { useActiveTransactionFilters } from '../hooks/use-active-transaction-filters';
import type { FilterState } from '../hooks/use-transaction-filters';
import { useTransactionExport } from '../transactions-api';
import { TransactionFields } from './transaction-fields';

const ICON = 'size-4';

/** What of the movements to show, and the same as a file. */
export function TransactionToolbar(state: FilterState & { isEmpty: boolean }) {
  const { t } = useLingui();
  const { filters, change, clear, isEmpty } = state;
  const active = useActiveTransactionFilters(filters);
  const keep = useTransactionExport();
  return (
    <search className="grid gap-4">
      <div className="flex flex-wrap items-center gap-2">
        {/* biome-ignore lint/a11y/useSemanticElements: buttons that filter a list are no fieldset. */}
        <div role="group" aria-label={t`Direction`} className="flex flex-wrap gap-2">
          <Chip isOn={!filters.direction} onClick={() => change('direction', '')}>{t`All`}</Chip>
          <Chip
            isOn={filters.direction === 'in'}
            icon={<ArrowDownLeft className={ICON} aria-hidden="true" />}
            onClick={() => change('direction', 'in')}
          >{t`Came in`}</Chip>
          <Chip
            isOn={filters.direction === 'out'}
            icon={<ArrowUpRight className={ICON} aria-hidden="true" />}
            onClick={() => change('direction', 'out')}
          >{t`Went out`}</Chip>
        </div>
        <div className="flex gap-2 max-md:w-full max-md:*:flex-1 md:ml-auto">
          <FieldsDrawer {...state} count={active.length} />
          <Button
            icon={<Download className={ICON} aria-hidden="true" />}
            isLoading={keep.isPending}
            disabledReason={isEmpty ? t`There is nothing to download.` : undefined}
            onClick={() => keep.mutate(filters)}
          >
            {t`Download CSV`}
          </Button>
        </div>
      </div>
      <TransactionFields {...state} className="max-md:hidden md:grid-cols-3 xl:grid-cols-6" />
      {active.length > 0 && (
        <ul aria-label={t`Filters that are on`} className="flex flex-wrap items-center gap-2">
          {active.map(({ name, label }) => (
            <li key={name} className="min-w-0">
              <RemovableChip label={label} onRemove={() => change(name, '')} />
            </li>
          ))}
          <li>
            <Button variant="ghost" onClick={clear}>{t`Clear all`}</Button>
          </li>
        </ul>
      )}
    </search>
  );
}

/** The fields on phones, where they would push the list out of sight. */
function FieldsDrawer({ count, ...state }: FilterState & { count: number }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        className="md:hidden"
        icon={<SlidersHorizontal className={ICON} aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {count > 0 ? t`Filters: ${count}` : t`Filters`}
      </Button>
      <Drawer
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t`Filters`}
        footer={
          <>
            <Button
              size="lg"
              onClick={state.clear}
              disabledReason={count === 0 ? t`No filter is on.` : undefined}
            >{t`Clear all`}</Button>
            <Button size="lg" variant="primary" onClick={() => setOpen(false)}>{t`Show`}</Button>
          </>
        }
      >
        <TransactionFields {...state} />
      </Drawer>
    </>
  );
}
