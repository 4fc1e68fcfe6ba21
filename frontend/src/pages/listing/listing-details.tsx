import { useLingui } from '@lingui/react/macro';
import { lazy, type ReactNode } from 'react';
import { useGame } from '@/features/games/api';
import { countFacts, type Facts } from '@/features/games/facts';
import type { Listing } from '@/features/listings/api';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';
import { WhenNear } from '@/shared/ui/when-near';

// Two dozen drawings.
const AttributeFacts = lazy(async () => ({
  default: (await import('@/features/games/components/attribute-facts')).AttributeFacts,
}));

/** What the seller says: facts of the game, facts of the handing over, and own words. */
export function ListingDetails({ listing }: { listing: Listing }) {
  const { t } = useLingui();
  const game = useGame(listing.game.slug);
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
      <Told title={t`In the game`} attributes={own} values={values} />
      <Told title={t`Handing over and history`} attributes={common} values={values} />
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

/** Facts under their title; nothing without any. */
function Told({ title, ...facts }: Facts & { title: string }) {
  const count = countFacts(facts);
  if (count === 0) return null;
  return (
    <Part title={title}>
      <WhenNear fallback={<FactsPlace count={count} />}>
        <AttributeFacts {...facts} />
      </WhenNear>
    </Part>
  );
}

/** As many places as there are facts. */
function FactsPlace({ count }: { count: number }) {
  return (
    <div
      aria-hidden="true"
      className="grid gap-px overflow-hidden rounded-xl border border-line sm:grid-cols-2"
    >
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: places without content have nothing else.
        <Skeleton key={index} className="h-15 rounded-none! sm:last:odd:col-span-2" />
      ))}
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
