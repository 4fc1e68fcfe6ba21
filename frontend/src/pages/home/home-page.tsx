import { useLingui } from '@lingui/react/macro';
import type { QueryClient } from '@tanstack/react-query';
import { Suspense } from 'react';
import { gamesOptions, useGames } from '@/features/games/api';
import { type Facets, facetsOptions, listingsOptions, useFacets } from '@/features/listings/api';
import { plansOptions, usePlans } from '@/features/subscriptions/api';
import { lazyExtra } from '@/shared/i18n/lazy-extra';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { InTurn } from '@/shared/ui/in-turn';
import { EscrowSteps } from './escrow-steps';
import { GameRow } from './game-row';
import { Hero } from './hero';
import { ListingRow } from './listing-row';
import { SellBand } from './sell-band';
import { SellerRow } from './seller-row';
import { ShopBand } from './shop-band';
import { ROWS, useHomeListings } from './use-home-listings';

const ViewedRow = lazyExtra(
  async () => (await import('@/features/listings/components/viewed-row')).ViewedRow,
  'viewed',
);

/** The shop's front: what it is, why it is safe, and what is on sale. */
export function HomePage() {
  const { t } = useLingui();
  useDocumentTitle(undefined);
  const games = useGames();
  const facets = useFacets({});
  const plans = usePlans();
  const { fresh, premium, popular, all, isPending } = useHomeListings();
  return (
    <InTurn
      first={
        <Hero
          games={games.isError && !games.data ? null : games.data}
          instantCount={facets.data ? instantOf(facets.data) : facets.isError ? null : undefined}
        />
      }
    >
      <EscrowSteps />
      <GameRow query={games} />
      <ListingRow
        id="fresh"
        title={t`Just listed`}
        hint={t`The newest accounts, each looked at by a moderator`}
        row={fresh}
      />
      <ListingRow
        id="premium"
        title={t`From premium sellers`}
        hint={t`Accounts of sellers with a Premium or Pro plan`}
        row={premium}
      />
      <ListingRow
        id="popular"
        title={t`Looked at most`}
        hint={t`What buyers open and like most`}
        row={popular}
      />
      <SellerRow listings={all} isPending={isPending} />
      <Suspense>
        <ViewedRow />
      </Suspense>
      <ShopBand />
      <SellBand rates={plans.data?.map((plan) => plan.commission_bps)} />
    </InTurn>
  );
}

HomePage.bringFirst = (client: QueryClient) =>
  Promise.all([
    client.prefetchQuery(gamesOptions()),
    client.prefetchQuery(facetsOptions({})),
    client.prefetchQuery(plansOptions()),
    ...ROWS.map((row) => client.prefetchInfiniteQuery(listingsOptions(row))),
  ]);

function instantOf({ facets }: Facets): number {
  const delivery = facets.find(({ key }) => key === 'delivery');
  return delivery?.values.find(({ value }) => value === 'instant')?.count ?? 0;
}
