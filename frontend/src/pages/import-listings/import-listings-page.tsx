import { useLingui } from '@lingui/react/macro';
import { useGames } from '@/features/games/api';
import { CabinetNav } from '@/features/selling/components/cabinet-nav';
import { CsvImport } from '@/features/selling/components/csv-import';
import { UnverifiedBanner } from '@/features/users/components/unverified-banner';
import { useMayReason } from '@/features/users/hooks/use-may-reason';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';

export function ImportListingsPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Import from a file`);
  const games = useGames();
  const blockedReason = useMayReason('sell');
  return (
    <div className="page py-6 md:py-8">
      <h1 className="mb-4 text-title">{t`Import from a file`}</h1>
      <CabinetNav />
      <div className="mt-6">
        <UnverifiedBanner blocks="sell" className="mb-6" />
        {games.data ? (
          <CsvImport games={games.data} blockedReason={blockedReason} />
        ) : games.error ? (
          <ProblemState error={games.error} onRetry={() => void games.refetch()} />
        ) : (
          <Skeleton className="h-96 rounded-xl" />
        )}
      </div>
    </div>
  );
}
