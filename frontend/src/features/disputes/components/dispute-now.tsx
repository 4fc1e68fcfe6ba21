import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { MessageSquare, Scale } from 'lucide-react';
import { onThisClock } from '@/shared/lib/server-clock';
import { ButtonLink } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { CountdownBox } from '@/shared/ui/countdown-box';
import { type Dispute, disputeOptions } from '../api';
import { awaitedSide, otherSide, sideOf } from '../dispute-facts';
import { useDisputeClock } from '../hooks/use-dispute-clock';
import { useDisputeNow } from '../hooks/use-dispute-now';

/** Where the dispute stands, the clock that runs, and the way to what should be done. */
export function DisputeNow({ dispute, receivedAt }: { dispute: Dispute; receivedAt: number }) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const [title, text] = useDisputeNow(dispute);
  const clock = useDisputeClock(dispute);
  const mine = sideOf(dispute.order.party);
  const isMyTurn = mine !== null && awaitedSide(dispute) === mine;
  const hasProposal = mine !== null && dispute.proposals[otherSide(mine)] !== null;
  return (
    <Card className="grid gap-4 p-4 md:p-5">
      <div>
        <h2 className="text-balance font-semibold text-xl">{title}</h2>
        <p className="mt-1 text-muted">{text}</p>
      </div>
      {clock && (
        <CountdownBox
          tone={isMyTurn ? 'attention' : 'accent'}
          until={onThisClock(clock.at, dispute.server_time, receivedAt)}
          label={clock.label}
          overLabel={clock.overLabel}
          onOver={() => void queryClient.invalidateQueries({ queryKey: disputeOptions(dispute.id).queryKey })}
        >
          {clock.atEnd}
        </CountdownBox>
      )}
      {/* Beside the thread these are in sight; below it on phones. */}
      {dispute.status === 'open' && mine && (
        <div className="flex flex-wrap gap-2 *:flex-1 lg:hidden">
          <ButtonLink
            to="#money"
            size="lg"
            variant={hasProposal ? 'primary' : 'secondary'}
            icon={<Scale className="size-4" aria-hidden="true" />}
          >
            {hasProposal ? t`See the proposal` : t`Divide the money`}
          </ButtonLink>
          <ButtonLink
            to="#answer"
            size="lg"
            variant={isMyTurn && !hasProposal ? 'primary' : 'secondary'}
            icon={<MessageSquare className="size-4" aria-hidden="true" />}
          >
            {t`Answer`}
          </ButtonLink>
        </div>
      )}
    </Card>
  );
}
