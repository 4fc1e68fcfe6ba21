import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { useGame } from '@/features/games/api';
import { AttributeFacts, hasFacts } from '@/features/games/components/attribute-facts';
import type { Listing } from '@/features/listings/api';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';

/** What the seller says: facts of the game, facts of the handing over, and own words. */
export function ListingDetails({ listing, game }: { listing: Listing; game: ReturnType<typeof useGame> }) {
  const { t } = useLingui();
  const values = listing.attributes;
  const attributes = game.data?.attributes ?? [];
  const own = attributes.filter((attribute) => !attribute.is_common);
  const common = attributes.filter((attribute) => attribute.is_common);
  return (
    <div className="grid grid-cols-1 gap-9">
      {game.isPending && <FactsSkeleton />}
      {game.isError && !game.data && (
        <ProblemState error={game.error} onRetry={() => void game.refetch()} className="py-6!" />
      )}
      {hasFacts({ attributes: own, values }) && (
        <Part title={t`In the game`}>
          <AttributeFacts attributes={own} values={values} />
        </Part>
      )}
      {hasFacts({ attributes: common, values }) && (
        <Part title={t`Handing over and history`}>
          <AttributeFacts attributes={common} values={values} />
        </Part>
      )}
      {listing.description && (
        <Part title={t`In the seller's words`}>
          <p className="max-w-prose whitespace-pre-line text-pretty text-[15px] leading-7">
            {listing.description}
          </p>
        </Part>
      )}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className="mb-4 font-bold text-xl tracking-[-.02em]">{title}</h2>
      {children}
    </section>
  );
}

function FactsSkeleton() {
  return (
    <div aria-hidden="true">
      <Skeleton className="mb-4 h-7 w-40" />
      <Skeleton className="h-56 rounded-xl" />
    </div>
  );
}
