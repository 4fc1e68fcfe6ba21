import { useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { VerdictView } from '@/features/moderation/components/verdict-view';
import { markVerdictSeen } from '@/features/moderation/seen-verdicts';
import { type MyVerdict, useVerdict, useVerdictSeen } from '@/features/moderation/verdicts-api';
import { useMe } from '@/features/users/api';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { useParams } from '@/shared/router/router';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';

/** What moderators decided about oneself, why, and what can be said against it. */
export function VerdictPage() {
  const { t } = useLingui();
  const { id = '' } = useParams();
  const { data: verdict, error, refetch } = useVerdict(id);
  useDocumentTitle(t`A decision of the moderators`);
  useSeen(verdict);
  if (error && !verdict) {
    return <ProblemState error={error} onRetry={() => void refetch()} as="h1" className="py-24!" />;
  }
  return (
    <div className="page py-6 md:py-8">
      <div className="mx-auto max-w-2xl">
        {verdict ? (
          <VerdictView key={id} verdict={verdict} />
        ) : (
          <div role="status" aria-label={t`Loading`} className="grid gap-4">
            <Skeleton className="h-9 w-72 max-w-full" />
            <Skeleton className="h-40" />
            <Skeleton className="h-56" />
          </div>
        )}
      </div>
    </div>
  );
}

/** Whoever reads it here is not asked to read it again. */
function useSeen(verdict: MyVerdict | undefined): void {
  const { data: me } = useMe();
  const tell = useVerdictSeen();
  const userId = me?.id;
  const verdictId = verdict?.id;
  const isNew = verdict?.seen_at === null;
  useEffect(() => {
    if (!userId || !verdictId) return;
    markVerdictSeen(userId, verdictId);
    if (isNew) tell(verdictId);
  }, [userId, verdictId, isNew, tell]);
}
