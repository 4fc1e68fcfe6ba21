import { useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { allItems } from '@/shared/api/list-page';
import { KeepRowsButton } from '@/shared/desk/keep-rows-button';
import { DataTable } from '@/shared/desk/table/data-table';
import { useTableState } from '@/shared/desk/use-table-state';
import { Badge } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { Money } from '@/shared/ui/money';
import { Time } from '@/shared/ui/time';
import { DIFFERENCE_KINDS, DIFFERENCES } from '../difference-table';
import { useDifferenceWords } from '../hooks/use-difference-words';
import { PROVIDER_CODES, providerName } from '../provider-names';
import { type Difference, useDifferences } from '../providers-api';
import { DayTotals } from './difference-days';
import { ResolveDifference } from './resolve-difference';

/** Where the providers' lists and ours differ: what nobody has dealt with, the oldest first. */
export function DifferenceQueue() {
  const { t } = useLingui();
  const { kindOf, lineOf } = useDifferenceWords();
  const table = useTableState(DIFFERENCES);
  const isOpen = table.filters.is_open !== false;
  const query = useDifferences(table.query);
  const rows = allItems(query.data);
  const [closed, setClosed] = useState<Difference | null>(null);
  return (
    <>
      <DayTotals rows={rows} />
      <DataTable
        label={t`Where the lists differ`}
        table={table}
        query={query}
        rowCommands={(row) => [
          {
            key: 'resolve',
            label: t`Close the difference`,
            icon: Check,
            hotkey: 'r',
            run: () => setClosed(row),
            disabledReason: row && !row.resolved_at ? undefined : t`Nothing is left to do about it.`,
          },
        ]}
        toolbar={
          <KeepRowsButton
            fileName="differences.csv"
            isEmpty={rows.length === 0}
            rows={() => [
              [
                t`Day`,
                t`Provider`,
                t`What differs`,
                t`Their number`,
                t`Reference`,
                t`They say`,
                t`We say`,
                t`When`,
                t`What was done`,
              ],
              ...rows.map((row) => [
                row.day,
                providerName(row.provider),
                kindOf(row.kind)[1],
                row.external_id,
                row.reference,
                row.their_amount,
                row.our_amount,
                row.occurred_at,
                row.note,
              ]),
            ]}
          />
        }
        filters={[
          {
            name: 'is_open',
            label: t`Status`,
            pinned: 'chips',
            options: [
              { value: 'true', label: t`Still open` },
              { value: 'false', label: t`Dealt with` },
            ],
          },
          {
            name: 'provider',
            label: t`Provider`,
            pinned: 'select',
            options: PROVIDER_CODES.map((value) => ({ value, label: providerName(value) })),
          },
          {
            name: 'kind',
            label: t`What differs`,
            options: DIFFERENCE_KINDS.map((value) => ({ value, label: kindOf(value)[1] })),
          },
          { name: 'day', label: t`Day, as 2026-11-26` },
        ]}
        columns={[
          {
            key: 'number',
            label: t`Their number`,
            skeleton: 'w-40',
            cell: ({ external_id }) => (
              <span className="inline-block max-w-48 truncate align-middle" title={external_id}>
                {external_id}
              </span>
            ),
          },
          {
            key: 'provider',
            filter: 'provider',
            label: t`Provider`,
            skeleton: 'w-16',
            cell: ({ provider }) => providerName(provider),
          },
          {
            key: 'kind',
            card: 'badge',
            filter: 'kind',
            label: t`What differs`,
            skeleton: 'w-28',
            cell: ({ kind }) => <Badge tone={kindOf(kind)[0]}>{kindOf(kind)[1]}</Badge>,
          },
          {
            key: 'line',
            label: t`What it is`,
            skeleton: 'w-24',
            cell: ({ line_kind, reference }) => (
              <>
                {lineOf(line_kind)} <span className="font-mono text-muted text-xs">{reference}</span>
              </>
            ),
          },
          {
            key: 'theirs',
            label: t`They say`,
            skeleton: 'w-24',
            isRight: true,
            cell: (each) => <Sum of={each.their_amount} />,
          },
          {
            key: 'ours',
            label: t`We say`,
            skeleton: 'w-25',
            isRight: true,
            cell: (each) => <Sum of={each.our_amount} />,
          },
          {
            key: 'occurred_at',
            label: t`When`,
            skeleton: 'w-32',
            cell: ({ occurred_at }) => <Time iso={occurred_at} as="moment" className="text-muted" />,
          },
          {
            key: 'decision',
            label: t`Decision`,
            skeleton: 'w-20',
            isActions: true,
            cell: (each) => <Decision difference={each} onClose={() => setClosed(each)} />,
          },
        ]}
        emptyAll={
          <EmptyState drawing="wallet" title={isOpen ? t`The lists agree` : t`Nothing here`}>
            {isOpen &&
              t`Every night our payments are compared with the providers' lists. Nothing differs now.`}
          </EmptyState>
        }
      />
      {closed && <ResolveDifference key={closed.id} difference={closed} onClose={() => setClosed(null)} />}
    </>
  );
}

function Sum({ of: amount }: { of: number | null }) {
  return amount === null ? <span className="text-muted">—</span> : <Money amount={amount} />;
}

function Decision({ difference, onClose }: { difference: Difference; onClose: () => void }) {
  const { t } = useLingui();
  if (!difference.resolved_at) return <Button size="sm" onClick={onClose}>{t`Close it`}</Button>;
  return (
    <span className="block max-w-64 text-right text-xs" title={difference.note}>
      <span className="block truncate">{difference.note || t`Gone by a later comparison`}</span>
      <Time iso={difference.resolved_at} className="text-muted" />
    </span>
  );
}
