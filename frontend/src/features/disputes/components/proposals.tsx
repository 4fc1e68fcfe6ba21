import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Badge } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { Time } from '@/shared/ui/time';
import type { Dispute, DisputeEntry } from '../api';
import { actOf, nameOf, otherSide, type Side, sideOf, splitOfProposal } from '../dispute-facts';
import { useDisputeWords } from '../hooks/use-dispute-words';
import { ActDialog } from './act-dialog';
import { SplitBar } from './split-bar';
import { SplitSums } from './split-sums';

const SIDES: readonly Side[] = ['buyer', 'seller'];

/** What each side proposes now, beside one another; the other side's can be accepted. */
export function Proposals({ dispute, onOutdated }: { dispute: Dispute; onOutdated: () => void }) {
  const { t } = useLingui();
  const mine = sideOf(dispute.order.party);
  // The other side's first: that one can be accepted.
  const sides = SIDES.toSorted((a, b) => Number(a === mine) - Number(b === mine));
  const standing = sides.flatMap((side) => {
    const proposal = dispute.proposals[side];
    return proposal ? [[side, proposal] as const] : [];
  });
  if (standing.length === 0) {
    return (
      <p className="text-muted">
        {t`Nobody has proposed anything yet. A proposal is how most disputes end: both keep a part, and it is over at once.`}
      </p>
    );
  }
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,15rem),1fr))] gap-3">
      {standing.map(([side, proposal]) => (
        <ProposalCard
          key={side}
          dispute={dispute}
          side={side}
          proposal={proposal}
          isMine={side === mine}
          onOutdated={onOutdated}
        />
      ))}
    </div>
  );
}

function ProposalCard({
  dispute,
  side,
  proposal,
  isMine,
  onOutdated,
}: {
  dispute: Dispute;
  side: Side;
  proposal: DisputeEntry;
  isMine: boolean;
  onOutdated: () => void;
}) {
  const { t } = useLingui();
  const { partyOf } = useDisputeWords();
  const { order } = dispute;
  const split = splitOfProposal(proposal);
  const name = nameOf(order[side]);
  return (
    <section
      aria-label={isMine ? t`Your proposal` : t`Proposal of ${name}`}
      className="grid content-start gap-3 rounded-md border border-line bg-canvas p-3 dark:bg-inset"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-2">
        <h3 className="min-w-0 truncate font-semibold">{isMine ? t`Your proposal` : name}</h3>
        {isMine ? (
          <span className="text-muted text-xs">
            <Time iso={proposal.created_at} />
          </span>
        ) : (
          <Badge>{partyOf(side)}</Badge>
        )}
      </div>
      <SplitBar split={split} />
      <SplitSums split={split} rateBps={order.rate_bps} party={order.party} />
      {!isMine && sideOf(order.party) === otherSide(side) && (
        <AcceptStep dispute={dispute} proposal={proposal} onOutdated={onOutdated} />
      )}
    </section>
  );
}

function AcceptStep({
  dispute,
  proposal,
  onOutdated,
}: {
  dispute: Dispute;
  proposal: DisputeEntry;
  onOutdated: () => void;
}) {
  const { t } = useLingui();
  const { blockedOf } = useDisputeWords();
  const [isOpen, setOpen] = useState(false);
  const accept = actOf(dispute, 'accept');
  if (!accept.isOffered) return null;
  const { order } = dispute;
  return (
    <>
      <Button
        variant="primary"
        size="lg"
        isWide
        disabledReason={blockedOf(accept.blockedBy)}
        onClick={() => setOpen(true)}
      >
        {t`Accept this`}
      </Button>
      <ActDialog
        disputeId={dispute.id}
        act={{ event: 'accept', details: { proposal_seq: proposal.seq }, version: dispute.version }}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onOutdated={onOutdated}
        title={t`Accept this proposal?`}
        confirmLabel={t`Yes, accept it`}
        doneMessage={t`Agreed. The money has been divided.`}
      >
        <SplitBar split={splitOfProposal(proposal)} />
        <SplitSums split={splitOfProposal(proposal)} rateBps={order.rate_bps} party={order.party} />
        <p className="text-muted">{t`The money moves at once and the dispute ends. This cannot be undone.`}</p>
      </ActDialog>
    </>
  );
}
