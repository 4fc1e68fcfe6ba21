import { useLingui } from '@lingui/react/macro';
import { useDispute } from '@/features/disputes/api';
import { DisputeSkeleton } from '@/features/disputes/components/dispute-skeleton';
import { DisputeView } from '@/features/disputes/components/dispute-view';
import { useGame } from '@/features/games/api';
import { AttributeFacts } from '@/features/games/components/attribute-facts';
import { hasFacts } from '@/features/games/facts';
import { RevealLog } from '@/features/orders/components/reveal-log';
import { ConfirmStep } from '@/features/orders/components/steps';
import { adminPaths } from '@/shared/lib/admin-paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { Navigate, useParams } from '@/shared/router/router';
import { ProblemState } from '@/shared/ui/problem-state';

export function DisputePage() {
  const { t } = useLingui();
  const { id = '' } = useParams();
  const { data: dispute, dataUpdatedAt, error, refetch } = useDispute(id);
  const { data: game } = useGame(dispute?.listing_snapshot.game.slug);
  useDocumentTitle(dispute ? t`Dispute · ${dispute.order.number}` : t`Dispute`);
  const promised = { attributes: game?.attributes ?? [], values: dispute?.listing_snapshot.attributes ?? {} };

  // The staff works on it at its own desk.
  if (dispute?.order.party === 'staff') return <Navigate to={adminPaths.dispute(id)} replace />;
  return (
    <div className="page py-6 md:py-8">
      {dispute ? (
        <DisputeView
          key={dispute.id}
          dispute={dispute}
          receivedAt={dataUpdatedAt}
          facts={hasFacts(promised) && <AttributeFacts {...promised} />}
          renderConfirm={(blockedReason) => (
            <ConfirmStep order={dispute.order} blockedReason={blockedReason} />
          )}
          revealLog={<RevealLog order={{ ...dispute.order, reveals: dispute.reveals }} />}
        />
      ) : error ? (
        <ProblemState as="h1" error={error} onRetry={() => void refetch()} />
      ) : (
        <DisputeSkeleton />
      )}
    </div>
  );
}
