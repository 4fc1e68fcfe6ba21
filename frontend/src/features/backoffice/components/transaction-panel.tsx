import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { PersonLine } from '@/shared/desk/person-line';
import { SidePanel } from '@/shared/desk/side-panel';
import { useRoles } from '@/shared/desk/use-roles';
import { adminPaths } from '@/shared/lib/admin-paths';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { CopyButton } from '@/shared/ui/copy-button';
import { Money } from '@/shared/ui/money';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';
import { Time } from '@/shared/ui/time';
import { useEntryWords } from '../hooks/use-entry-words';
import { providerName } from '../provider-names';
import { type DeskPosting, type DeskTransactionDetail, useDeskTransaction } from '../transactions-desk-api';

export interface TransactionPanelProps {
  /** The entry that is open; null: none. */
  id: string | null;
  onClose: () => void;
  /** Go on to another entry: one that corrects this one. */
  onOpen: (id: string) => void;
}

/** An entry of the books with all of its lines; they always come to zero together. */
export function TransactionPanel({ id, onClose, onOpen }: TransactionPanelProps) {
  const { t } = useLingui();
  const { kindName } = useEntryWords();
  const { data, error, refetch } = useDeskTransaction(id);
  return (
    <SidePanel
      isOpen={id !== null}
      onClose={onClose}
      title={data ? kindName(data.kind) : t`Entry`}
      description={data && <Time iso={data.created_at} as="moment" />}
    >
      {data ? (
        <div className="grid gap-5">
          <Facts entry={data} onOpen={onOpen} />
          <Postings postings={data.postings} />
        </div>
      ) : error ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton className="h-48 w-full" />
      )}
    </SidePanel>
  );
}

const LINK = 'touch-target rounded-sm text-accent hover:underline';

function Facts({ entry, onOpen }: { entry: DeskTransactionDetail; onOpen: (id: string) => void }) {
  const { t } = useLingui();
  const { has } = useRoles();
  const { order, deposit, withdrawal, corrects, corrected_by, idempotency_key, reference } = entry;
  return (
    <dl className="grid gap-2">
      <Fact label={t`Amount`}>
        <Money amount={entry.amount} />
      </Fact>
      {order && (
        <Fact label={t`Order`}>
          {has('moderator') ? (
            <Link to={paths.order(order.id)} className={LINK}>
              {order.number}
            </Link>
          ) : (
            order.number
          )}
        </Fact>
      )}
      {withdrawal && (
        <Fact label={t`Withdrawal`}>
          <Link to={adminPaths.withdrawal(withdrawal.id)} className={LINK}>
            {withdrawal.number}
          </Link>
        </Fact>
      )}
      {deposit && (
        <Fact label={t`Top-up`}>
          {deposit.reference} <span className="text-muted">{providerName(deposit.method)}</span>
        </Fact>
      )}
      {reference && (
        <Fact label={t`Reference`}>
          <span className="break-all font-mono text-xs">{reference}</span>
        </Fact>
      )}
      <Fact label={t`Entry`}>
        <span className="break-all font-mono text-xs">{entry.id}</span>
        <CopyButton text={entry.id} label={t`Copy the entry's id`} />
      </Fact>
      <Fact label={t`Written once by`}>
        <span className="break-all font-mono text-xs">{idempotency_key}</span>
      </Fact>
      {corrects && (
        <Fact label={t`Corrects`}>
          <EntryLink id={corrects} onOpen={onOpen} />
        </Fact>
      )}
      {corrected_by.length > 0 && (
        <Fact label={t`Corrected by`}>
          {corrected_by.map((id) => (
            <EntryLink key={id} id={id} onOpen={onOpen} />
          ))}
        </Fact>
      )}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[8rem_minmax(0,1fr)] items-center gap-3">
      <dt className="text-muted text-xs">{label}</dt>
      <dd className="flex min-w-0 flex-wrap items-center gap-2">{children}</dd>
    </div>
  );
}

function EntryLink({ id, onOpen }: { id: string; onOpen: (id: string) => void }) {
  return (
    <button
      type="button"
      onClick={() => onOpen(id)}
      className="touch-target break-all rounded-sm text-left font-mono text-accent text-xs hover:underline"
    >
      {id}
    </button>
  );
}

function Postings({ postings }: { postings: readonly DeskPosting[] }) {
  const { t } = useLingui();
  const { accountName } = useEntryWords();
  return (
    <table className="w-full">
      <caption className="mb-2 text-left font-semibold">{t`Lines`}</caption>
      <thead>
        <tr className="border-line border-b text-left text-muted text-xs">
          <th scope="col" className="py-1.5 font-medium">{t`Account`}</th>
          <th scope="col" className="py-1.5 font-medium">{t`Whose`}</th>
          <th scope="col" className="py-1.5 text-right font-medium">{t`Amount`}</th>
        </tr>
      </thead>
      <tbody>
        {postings.map((posting, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and they never change.
          <tr key={index} className="border-line-muted border-b last:border-b-0">
            <td className="py-2">{accountName(posting.account)}</td>
            <td className="py-2">
              {posting.owner ? (
                <PersonLine person={{ ...posting.owner, is_verified_seller: posting.owner.is_verified }} />
              ) : (
                <span className="text-muted">{posting.provider ? providerName(posting.provider) : '—'}</span>
              )}
            </td>
            <td className="py-2 text-right">
              <Money amount={posting.amount} isSigned />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
