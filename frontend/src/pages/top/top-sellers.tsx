import { useLingui } from '@lingui/react/macro';
import { useTopSellers } from '@/features/figures/api';
import { paths } from '@/shared/lib/paths';
import { Button, ButtonLink } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';
import { TopSellerRow } from './top-seller-row';

const PLACES = [1, 2, 3, 4, 5, 6];

/** The best sellers in their order, and how that comes about. */
export function TopSellers({ game, onAllGames }: { game: string | undefined; onAllGames: () => void }) {
  const { t } = useLingui();
  const query = useTopSellers(game);
  if (query.isPending) {
    return (
      <div role="status" aria-label={t`Loading`} className="grid gap-3">
        {PLACES.map((place) => (
          <Skeleton key={place} className="h-24 rounded-xl" />
        ))}
      </div>
    );
  }
  const sellers = query.data;
  if (!sellers) return <ProblemState error={query.error} onRetry={() => void query.refetch()} />;
  if (sellers.length === 0) {
    return (
      <EmptyState
        drawing="search"
        title={game ? t`None of the best sells this game now` : t`Nobody is known well enough yet`}
        action={
          game ? (
            <Button onClick={onAllGames}>{t`Show all games`}</Button>
          ) : (
            <ButtonLink to={paths.catalog()}>{t`Look through the catalog`}</ButtonLink>
          )
        }
      >
        {t`It takes five orders and a review to be listed.`}
      </EmptyState>
    );
  }
  return (
    <>
      <HowItIsMade />
      <ol className="mt-4 grid gap-3">
        {sellers.map((one, index) => (
          <li key={one.seller.id}>
            <TopSellerRow place={index + 1} top={one} />
          </li>
        ))}
      </ol>
    </>
  );
}

function HowItIsMade() {
  const { t } = useLingui();
  return (
    <details className="max-w-prose text-[13px]">
      <summary className="touch-target w-fit cursor-pointer rounded font-medium text-accent hover:underline">
        {t`How is this list made?`}
      </summary>
      <p className="mt-2 text-pretty text-muted">
        {t`Three things are multiplied: what buyers' stars say, how large a share of the orders went well, and how many there were. A few perfect reviews weigh less than many good ones, and a dispute that was lost weighs twice.`}
      </p>
    </details>
  );
}
