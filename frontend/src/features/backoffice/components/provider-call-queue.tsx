import { useLingui } from '@lingui/react/macro';
import { useSearchParams } from 'react-router';
import { Badge } from '@/shared/ui/badge';
import { EmptyState } from '@/shared/ui/empty-state';
import { Select } from '@/shared/ui/select';
import { Time } from '@/shared/ui/time';
import { WorkQueue } from '@/shared/ui/work-queue';
import { useCallWords } from '../hooks/use-call-words';
import { PROVIDER_CODES, providerName } from '../provider-names';
import { type ProviderCall, useProviderCalls } from '../providers-api';
import { ProviderCallDialog } from './provider-call-dialog';

/** Every call a payment provider made, the newest first, by provider and outcome. */
export function ProviderCallQueue() {
  const { t } = useLingui();
  const words = useCallWords();
  const [params, setParams] = useSearchParams();
  const provider = PROVIDER_CODES.find((code) => code === params.get('provider')) ?? '';
  const outcome = params.get('outcome')?.match(/^[a-z_]{1,32}$/)?.[0] ?? '';
  const choose = (name: 'provider' | 'outcome', value: string) =>
    setParams(
      (current) => {
        if (value) current.set(name, value);
        else current.delete(name);
        return current;
      },
      { replace: true },
    );
  return (
    <WorkQueue
      query={useProviderCalls({ provider, outcome })}
      statusLabel={t`Provider`}
      statuses={[
        { key: '', label: t`All` },
        ...PROVIDER_CODES.map((code) => ({ key: code, label: providerName(code) })),
      ]}
      status={provider}
      onStatus={(code) => choose('provider', code)}
      filter={
        <Select
          size="md"
          aria-label={t`Outcome`}
          className="w-auto"
          value={outcome}
          onChange={(event) => choose('outcome', event.target.value)}
          options={[
            { value: '', label: t`Any outcome` },
            ...words.outcomes.map(([value, label]) => ({ value, label })),
          ]}
        />
      }
      columns={[
        {
          label: t`Received`,
          skeleton: 'w-36',
          cell: ({ received_at }) => <Time iso={received_at} as="moment" />,
        },
        { label: t`Provider`, skeleton: 'w-16', cell: ({ provider: code }) => providerName(code) },
        {
          label: t`Outcome`,
          skeleton: 'w-28',
          cell: (each) => <Badge tone={words.toneOf(each)}>{words.nameOf(each)}</Badge>,
        },
        { label: t`Genuine`, skeleton: 'w-20', cell: (each) => <Genuine call={each} /> },
        {
          label: t`Address`,
          skeleton: 'w-24',
          cell: ({ ip }) => <span className="font-mono text-xs">{ip || '—'}</span>,
        },
        {
          label: t`Our answer`,
          skeleton: 'w-12',
          cell: ({ response_status }) => response_status ?? '—',
        },
        {
          label: t`Took`,
          skeleton: 'w-14',
          isRight: true,
          cell: ({ duration_ms }) => (duration_ms === null ? '—' : t`${duration_ms} ms`),
        },
        {
          label: t`Details`,
          skeleton: 'w-17',
          isActions: true,
          cell: (each) => <ProviderCallDialog call={each} />,
        },
      ]}
      empty={
        <EmptyState drawing="unplugged" title={t`No calls here`}>
          {t`Every call of a payment provider is kept here as it came, the forged ones too.`}
        </EmptyState>
      }
    />
  );
}

function Genuine({ call: { is_authentic } }: { call: ProviderCall }) {
  const { t } = useLingui();
  if (is_authentic === null) return <span className="text-muted">{t`Not known`}</span>;
  return is_authentic ? t`Yes` : <span className="text-attention">{t`No, forged`}</span>;
}
