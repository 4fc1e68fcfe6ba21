import { useLingui } from '@lingui/react/macro';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { DataTable } from '@/shared/desk/table/data-table';
import { choice, code, days, tableSpec } from '@/shared/desk/table-spec';
import { useTableState } from '@/shared/desk/use-table-state';
import { Badge } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { Time } from '@/shared/ui/time';
import { useCallWords } from '../hooks/use-call-words';
import { PROVIDER_CODES, providerName } from '../provider-names';
import { type ProviderCall, useProviderCalls } from '../providers-api';
import { ProviderCallPanel } from './provider-call-panel';
import { ReplayCall } from './replay-call';

const CALLS = tableSpec({
  key: 'provider-calls',
  filters: { provider: choice(PROVIDER_CODES), outcome: code(), days: days('first_on', 'last_on') },
});

/** Every call a payment provider made, the newest first, by provider and outcome. */
export function ProviderCallQueue() {
  const { t } = useLingui();
  const words = useCallWords();
  const table = useTableState(CALLS);
  const [replayed, setReplayed] = useState<ProviderCall | null>(null);
  return (
    <>
      <DataTable
        label={t`Providers' calls`}
        table={table}
        onOpen={({ id }) => table.open(id)}
        rowCommands={(row) =>
          row
            ? [
                {
                  key: 'replay',
                  label: t`Play the call again`,
                  icon: RotateCcw,
                  hotkey: 'p',
                  run: () => setReplayed(row),
                  disabledReason: row.can_replay
                    ? undefined
                    : t`Only a genuine call that was kept whole can be played again.`,
                },
              ]
            : []
        }
        query={useProviderCalls(table.query)}
        filters={[
          {
            name: 'provider',
            label: t`Provider`,
            pinned: 'chips',
            options: PROVIDER_CODES.map((value) => ({ value, label: providerName(value) })),
          },
          {
            name: 'outcome',
            label: t`Outcome`,
            pinned: 'select',
            options: words.outcomes.map(([value, label]) => ({ value, label })),
          },
          { name: 'days', label: t`Days` },
        ]}
        columns={[
          {
            key: 'received_at',
            filter: 'days',
            label: t`Received`,
            skeleton: 'w-36',
            cell: ({ received_at }) => <Time iso={received_at} as="moment" />,
          },
          {
            key: 'provider',
            filter: 'provider',
            label: t`Provider`,
            skeleton: 'w-16',
            cell: (each) => providerName(each.provider),
          },
          {
            key: 'outcome',
            card: 'badge',
            filter: 'outcome',
            label: t`Outcome`,
            skeleton: 'w-28',
            cell: (each) => <Badge tone={words.toneOf(each)}>{words.nameOf(each)}</Badge>,
          },
          { key: 'genuine', label: t`Genuine`, skeleton: 'w-20', cell: (each) => <Genuine call={each} /> },
          {
            key: 'address',
            isOptional: true,
            label: t`Address`,
            skeleton: 'w-24',
            cell: ({ ip }) => <span className="font-mono text-xs">{ip || '—'}</span>,
          },
          {
            key: 'answer',
            label: t`Our answer`,
            skeleton: 'w-12',
            cell: ({ response_status }) => response_status ?? '—',
          },
          {
            key: 'took',
            label: t`Took`,
            skeleton: 'w-14',
            isRight: true,
            cell: ({ duration_ms }) => (duration_ms === null ? '—' : t`${duration_ms} ms`),
          },
          {
            key: 'details',
            label: t`Details`,
            skeleton: 'w-17',
            isActions: true,
            cell: ({ id }) => <Button size="sm" onClick={() => table.open(id)}>{t`Look`}</Button>,
          },
        ]}
        emptyAll={
          <EmptyState drawing="unplugged" title={t`No calls here`}>
            {t`Every call of a payment provider is kept here as it came, the forged ones too.`}
          </EmptyState>
        }
      />
      <ProviderCallPanel
        id={table.openId}
        onClose={() => table.open(null)}
        onReplay={(call) => {
          table.open(null);
          setReplayed(call);
        }}
      />
      {replayed && <ReplayCall key={replayed.id} call={replayed} onClose={() => setReplayed(null)} />}
    </>
  );
}

function Genuine({ call: { is_authentic } }: { call: ProviderCall }) {
  const { t } = useLingui();
  if (is_authentic === null) return <span className="text-muted">{t`Not known`}</span>;
  return is_authentic ? t`Yes` : <span className="text-attention">{t`No, forged`}</span>;
}
