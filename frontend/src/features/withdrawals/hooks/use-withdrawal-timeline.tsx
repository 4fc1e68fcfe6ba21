import { useLingui } from '@lingui/react/macro';
import { Time } from '@/shared/ui/time';
import type { TimelineStep } from '@/shared/ui/timeline';
import type { Withdrawal } from '../api';
import { useWithdrawalWords } from './use-withdrawal-words';

/** A withdrawal as a story: asked for, approved, sent, paid, or where it stopped and why. */
export function useWithdrawalTimeline(withdrawal: Withdrawal): TimelineStep[] {
  const { t } = useLingui();
  const { reasonOf } = useWithdrawalWords();
  const { status, history, requested_at, approved_at, sent_at, finished_at } = withdrawal;
  const at = (iso: string | null) => iso && <Time iso={iso} as="moment" />;
  const last = history.at(-1);
  const reason = reasonOf(withdrawal);
  const isHalfApproved = status === 'requested' && history.some(({ by }) => by === 'staff');

  const requested: TimelineStep = {
    key: 'requested',
    title: t`You asked for it`,
    time: at(requested_at),
    state: 'done',
  };

  const approved: TimelineStep = approved_at
    ? { key: 'approved', title: t`Approved`, time: at(approved_at), state: 'done' }
    : {
        key: 'approved',
        title: t`Our team checks it`,
        description: isHalfApproved
          ? t`It is a large sum: one of two people has agreed already.`
          : t`Until then you can take it back.`,
        state: 'current',
      };

  const sent: TimelineStep = sent_at
    ? { key: 'sent', title: t`Sent to the bank`, time: at(sent_at), state: 'done' }
    : {
        key: 'sent',
        title: t`Sent to the bank`,
        ...(status === 'approved' && { description: t`It leaves within a minute or two.` }),
        state: status === 'approved' ? 'current' : 'upcoming',
      };

  const paid = ((): TimelineStep => {
    const time = at(finished_at);
    if (status === 'paid') return { key: 'paid', title: t`On your card`, time, state: 'done' };
    if (status === 'returned') {
      const description = `${reason} ${t`All of it is back in your wallet.`}`;
      return { key: 'returned', title: t`The money came back`, time, description, state: 'failed' };
    }
    return {
      key: 'paid',
      title: t`On your card`,
      ...(status === 'sent' && { description: t`The bank has it and is booking it.` }),
      state: status === 'sent' ? 'current' : 'upcoming',
    };
  })();

  if (status === 'cancelled') {
    const isOwn = last?.by === 'user';
    const cancelled: TimelineStep = {
      key: 'cancelled',
      title: isOwn ? t`You took it back` : t`Our team did not let it out`,
      time: at(finished_at),
      description: (
        <>
          {!isOwn && reason && <span className="block text-fg">{reason}</span>}
          {t`All of it is back in your wallet.`}
        </>
      ),
      state: 'failed',
    };
    return approved_at ? [requested, approved, cancelled] : [requested, cancelled];
  }
  return [requested, approved, sent, paid];
}
