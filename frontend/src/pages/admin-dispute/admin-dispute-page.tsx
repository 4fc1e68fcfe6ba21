import { useLingui } from '@lingui/react/macro';
import { Images, PenLine } from 'lucide-react';
import { DecideStep } from '@/features/disputes/components/decide-step';
import { DeskCancel } from '@/features/disputes/components/desk-cancel';
import { DeskHistory } from '@/features/disputes/components/desk-history';
import { DeskLooks } from '@/features/disputes/components/desk-looks';
import { DeskPeople } from '@/features/disputes/components/desk-people';
import { DeskRuling } from '@/features/disputes/components/desk-ruling';
import { DeskTaken } from '@/features/disputes/components/desk-taken';
import { DisputeSkeleton } from '@/features/disputes/components/dispute-skeleton';
import { DisputeView } from '@/features/disputes/components/dispute-view';
import { StaffReveal } from '@/features/disputes/components/staff-reveal';
import { type DisputeDesk, useDisputeDesk } from '@/features/disputes/desk-disputes-api';
import { actOf } from '@/features/disputes/dispute-facts';
import { useGame } from '@/features/games/api';
import { AttributeFacts } from '@/features/games/components/attribute-facts';
import { hasFacts } from '@/features/games/facts';
import { usePageCommands } from '@/shared/desk/commands';
import { useStaff } from '@/shared/desk/use-roles';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { useParams } from '@/shared/router/router';
import { ProblemState } from '@/shared/ui/problem-state';
import { Transcript } from './transcript';

/** One dispute on the moderator's desk: everything said and shown, and the decision. */
export function AdminDisputePage() {
  const { t } = useLingui();
  const { id = '' } = useParams();
  const { data: desk, dataUpdatedAt, error, refetch } = useDisputeDesk(id);
  useDocumentTitle(desk ? t`Dispute · ${desk.dispute.order.number}` : t`Dispute`);
  return (
    <div className="mx-auto w-full max-w-[120rem] px-4 py-5 md:px-6">
      {desk ? (
        <Desk key={id} desk={desk} receivedAt={dataUpdatedAt} />
      ) : error ? (
        <ProblemState as="h1" error={error} onRetry={() => void refetch()} />
      ) : (
        <DisputeSkeleton />
      )}
    </div>
  );
}

/** What was said and shown, from its beginning. */
function showEvidence(): void {
  document.getElementById('said')?.scrollIntoView({ block: 'start' });
}

/** Where the staff's own words are written. */
function focusComposer(): void {
  document.querySelector<HTMLTextAreaElement>('#answer textarea')?.focus();
}

function Desk({ desk, receivedAt }: { desk: DisputeDesk; receivedAt: number }) {
  const { t } = useLingui();
  const { dispute, ruling } = desk;
  const { data: game } = useGame(dispute.listing_snapshot.game.slug);
  const promised = { attributes: game?.attributes ?? [], values: dispute.listing_snapshot.attributes };
  const isOpen = dispute.status === 'open';
  const me = useStaff();
  usePageCommands([
    { key: 'evidence', label: t`What was said and shown`, icon: Images, hotkey: 'e', run: showEvidence },
    ...(actOf(dispute, 'message').isOffered
      ? [{ key: 'write', label: t`Write to both sides`, icon: PenLine, hotkey: 'w', run: focusComposer }]
      : []),
  ]);
  // One cannot be the second of two oneself.
  const standing = ruling && ruling.by?.id !== me.id ? ruling.refund_amount : null;
  return (
    <DisputeView
      dispute={dispute}
      receivedAt={receivedAt}
      facts={hasFacts(promised) && <AttributeFacts {...promised} />}
      renderConfirm={() => null}
      revealLog={<DeskLooks looks={desk.looks} />}
      staff={{
        head: (
          <>
            <DeskTaken desk={desk} />
            <DeskRuling desk={desk} />
          </>
        ),
        renderDecision: (onOutdated) => (
          <>
            <DecideStep
              dispute={dispute}
              needed={desk.ruling_needed}
              standing={standing}
              ready={desk.templates}
              onOutdated={onOutdated}
            />
            <DeskCancel dispute={dispute} onOutdated={onOutdated} />
          </>
        ),
        aside: (
          <>
            <DeskPeople desk={desk} />
            {isOpen && <StaffReveal disputeId={dispute.id} />}
          </>
        ),
        below: (
          <>
            <Transcript desk={desk} />
            <DeskHistory history={desk.history} />
          </>
        ),
      }}
    />
  );
}
