import { useLingui } from '@lingui/react/macro';
import { allItems } from '@/shared/api/list-page';
import { paths } from '@/shared/lib/paths';
import { ButtonLink } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { EmptyState } from '@/shared/ui/empty-state';
import { LoadMore } from '@/shared/ui/load-more';
import { ProblemState } from '@/shared/ui/problem-state';
import { type OfferSide, type OfferState, useOffers } from '../api';
import { OfferRow, OfferRowSkeleton } from './offer-row';

const SKELETONS = ['a', 'b', 'c'];

/** Offers of one side, in one state or all. */
export function OfferList({ side, state }: { side: OfferSide; state: OfferState | undefined }) {
  const { t } = useLingui();
  const offers = useOffers(side, state);
  const items = allItems(offers.data);
  if (offers.error && items.length === 0) {
    return <ProblemState error={offers.error} onRetry={() => void offers.refetch()} />;
  }
  if (!offers.isPending && items.length === 0)
    return <NoOffers side={side} isFiltered={state !== undefined} />;
  return (
    <>
      <Card className="overflow-hidden">
        <ul
          aria-busy={offers.isPending}
          aria-label={side === 'sent' ? t`Offers you made` : t`Offers for your accounts`}
          className="divide-y divide-line-muted"
        >
          {offers.isPending
            ? SKELETONS.map((key) => <OfferRowSkeleton key={key} />)
            : items.map((offer) => (
                <OfferRow key={offer.id} offer={offer} receivedAt={offers.dataUpdatedAt} />
              ))}
        </ul>
      </Card>
      <LoadMore
        hasMore={offers.hasNextPage}
        isLoading={offers.isFetchingNextPage}
        isFailed={offers.isFetchNextPageError}
        onLoad={() => void offers.fetchNextPage()}
      />
    </>
  );
}

function NoOffers({ side, isFiltered }: { side: OfferSide; isFiltered: boolean }) {
  const { t } = useLingui();
  if (isFiltered) return <EmptyState drawing="search" title={t`No offers in this state`} />;
  return side === 'sent' ? (
    <EmptyState
      drawing="box"
      title={t`You have offered no price yet`}
      action={<ButtonLink variant="primary" size="lg" to={paths.catalog()}>{t`Find an account`}</ButtonLink>}
    >
      {t`Many sellers take less than they ask. Open a listing and offer your price: nothing is paid until you agree.`}
    </EmptyState>
  ) : (
    <EmptyState
      drawing="box"
      title={t`Nobody has offered a price yet`}
      action={<ButtonLink size="lg" to={paths.myListings()}>{t`My listings`}</ButtonLink>}
    >
      {t`Offers for your accounts come here. In a listing’s settings you choose whether it takes them, and your lowest price.`}
    </EmptyState>
  );
}
