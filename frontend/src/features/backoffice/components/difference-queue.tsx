import { useLingui } from '@lingui/react/macro';
import { useSearchParams } from 'react-router';
import { Badge } from '@/shared/ui/badge';
import { EmptyState } from '@/shared/ui/empty-state';
import { Money } from '@/shared/ui/money';
import { Time } from '@/shared/ui/time';
import { WorkQueue } from '@/shared/ui/work-queue';
import { useDifferenceWords } from '../hooks/use-difference-words';
import { providerName } from '../provider-names';
import { type Difference, useDifferences } from '../providers-api';
import { ResolveDifference } from './resolve-difference';

/** Where the providers' lists and ours differ: what nobody has dealt with, the oldest first. */
export function DifferenceQueue() {
  const { t } = useLingui();
  const { kindOf, lineOf } = useDifferenceWords();
  const [params, setParams] = useSearchParams();
  const isOpen = params.get('is_open') !== 'false';
  return (
    <WorkQueue
      query={useDifferences(isOpen)}
      statuses={[
        { key: 'open', label: t`Still open` },
        { key: 'closed', label: t`Dealt with` },
      ]}
      status={isOpen ? 'open' : 'closed'}
      onStatus={(chosen) => setParams(chosen === 'open' ? {} : { is_open: 'false' }, { replace: true })}
      columns={[
        {
          label: t`Their number`,
          skeleton: 'w-40',
          cell: ({ external_id }) => (
            <span className="inline-block max-w-48 truncate align-middle" title={external_id}>
              {external_id}
            </span>
          ),
        },
        { label: t`Provider`, skeleton: 'w-16', cell: ({ provider }) => providerName(provider) },
        {
          label: t`What differs`,
          skeleton: 'w-28',
          cell: ({ kind }) => <Badge tone={kindOf(kind)[0]}>{kindOf(kind)[1]}</Badge>,
        },
        {
          label: t`What it is`,
          skeleton: 'w-24',
          cell: ({ line_kind, reference }) => (
            <>
              {lineOf(line_kind)} <span className="font-mono text-muted text-xs">{reference}</span>
            </>
          ),
        },
        {
          label: t`They say`,
          skeleton: 'w-24',
          isRight: true,
          cell: (each) => <Sum of={each.their_amount} />,
        },
        { label: t`We say`, skeleton: 'w-25', isRight: true, cell: (each) => <Sum of={each.our_amount} /> },
        {
          label: t`When`,
          skeleton: 'w-32',
          cell: ({ occurred_at }) => <Time iso={occurred_at} as="moment" className="text-muted" />,
        },
        {
          label: t`Decision`,
          skeleton: 'w-20',
          isActions: true,
          cell: (each) => <Decision difference={each} />,
        },
      ]}
      empty={
        <EmptyState drawing="wallet" title={isOpen ? t`The lists agree` : t`Nothing here`}>
          {isOpen && t`Every night our payments are compared with the providers' lists. Nothing differs now.`}
        </EmptyState>
      }
    />
  );
}

function Sum({ of: amount }: { of: number | null }) {
  return amount === null ? <span className="text-muted">—</span> : <Money amount={amount} />;
}

function Decision({ difference }: { difference: Difference }) {
  const { t } = useLingui();
  if (!difference.resolved_at) return <ResolveDifference difference={difference} />;
  return (
    <span className="block max-w-64 text-right text-xs" title={difference.note}>
      <span className="block truncate">{difference.note || t`Gone by a later comparison`}</span>
      <Time iso={difference.resolved_at} className="text-muted" />
    </span>
  );
}
