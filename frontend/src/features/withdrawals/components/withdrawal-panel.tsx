import { useLingui } from '@lingui/react/macro';
import { PersonLine } from '@/shared/desk/person-line';
import { SidePanel } from '@/shared/desk/side-panel';
import { Banner } from '@/shared/ui/banner';
import { Money } from '@/shared/ui/money';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';
import { Stat } from '@/shared/ui/stat';
import { Time } from '@/shared/ui/time';
import { useWithdrawalWords } from '../hooks/use-withdrawal-words';
import { type Decision, type StaffWithdrawalDetail, useStaffWithdrawal } from '../staff-api';
import { CardName } from './card-name';
import { DecideButtons } from './decide-buttons';
import { WithdrawalApprovals } from './withdrawal-approvals';

export interface WithdrawalPanelProps {
  /** The withdrawal that is open; null: none. */
  id: string | null;
  onClose: () => void;
  /** Ask before it is decided. */
  onAsk: (asked: Decision) => void;
}

/** A withdrawal with what is to be known before one lets it out: whose it is, who has agreed, what was before. */
export function WithdrawalPanel({ id, onClose, onAsk }: WithdrawalPanelProps) {
  const { t } = useLingui();
  const { data, error, refetch } = useStaffWithdrawal(id);
  return (
    <SidePanel
      isOpen={id !== null}
      onClose={onClose}
      title={data?.number ?? t`Withdrawal`}
      description={data && <Money amount={data.amount} />}
      footer={
        data && (
          <DecideButtons withdrawal={data} onAsk={(decision) => onAsk({ withdrawal: data, decision })} />
        )
      }
    >
      {data ? (
        <Content withdrawal={data} />
      ) : error ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton className="h-48 w-full" />
      )}
    </SidePanel>
  );
}

function Content({ withdrawal }: { withdrawal: StaffWithdrawalDetail }) {
  const { t } = useLingui();
  const { user, owner, card, fee, requested_at } = withdrawal;
  return (
    <div className="grid gap-5">
      {owner.is_blocked && (
        <Banner tone="danger" title={t`Their account is blocked`}>
          {t`Nothing is paid out while it is.`}
        </Banner>
      )}
      {owner.frozen_until && (
        <Banner tone="attention" title={t`Withdrawals are frozen`}>
          <Time iso={owner.frozen_until} as="moment" />
        </Banner>
      )}
      <section className="grid gap-3">
        <PersonLine person={{ ...user, is_verified_seller: user.is_verified }} />
        <dl className="grid grid-cols-2 gap-4">
          <Stat label={t`Here since`} value={<Time iso={owner.created_at} as="date" />} />
          <Stat label={t`Withdrawals in 30 days`} value={owner.withdrawals_30d} />
          <Stat label={t`Topped up and not spent`} value={<Money amount={owner.deposits_unspent} />} />
          <Stat label={t`Debt`} value={<Money amount={owner.debt} />} />
          <Stat label={t`Asked for`} value={<Time iso={requested_at} as="moment" />} />
          <Stat label={t`Fee`} value={<Money amount={fee} />} />
          <Stat label={t`Card`} value={<CardName card={card} />} />
        </dl>
      </section>
      <WithdrawalApprovals withdrawal={withdrawal} />
      <History steps={withdrawal.history} />
    </div>
  );
}

function History({ steps }: { steps: StaffWithdrawalDetail['history'] }) {
  const { t } = useLingui();
  const { nameOf } = useWithdrawalWords();
  const sides = { user: t`its owner`, staff: t`the staff`, system: t`by itself`, provider: t`the provider` };
  return (
    <section>
      <h3 className="mb-2 font-semibold">{t`What happened`}</h3>
      <ol>
        {steps.map(({ status, at, by, reason }) => (
          <li key={at + status} className="border-line-muted border-b py-2 last:border-b-0">
            <span className="flex flex-wrap items-baseline gap-x-3">
              <span className="font-medium">{nameOf(status)}</span>
              <span className="text-muted text-xs">{sides[by]}</span>
              <Time iso={at} as="moment" className="ml-auto text-muted text-xs" />
            </span>
            {reason && <p className="break-words text-muted">{reason}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
