import { useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { allItems } from '@/shared/api/list-page';
import { paths } from '@/shared/lib/paths';
import { ButtonLink } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { EmptyState } from '@/shared/ui/empty-state';
import { LoadMore } from '@/shared/ui/load-more';
import { ProblemState } from '@/shared/ui/problem-state';
import { Tabs } from '@/shared/ui/tabs';
import { type ListingStatus, useOwnListings } from '../api';
import { useListingWords } from '../hooks/use-listing-words';
import { OwnListingRow, OwnListingRowSkeleton } from './own-listing-row';

const STATUSES = [
  'active',
  'pending',
  'draft',
  'rejected',
  'paused',
  'reserved',
  'sold',
] as const satisfies readonly ListingStatus[];
const SKELETONS = ['a', 'b', 'c', 'd'];

/** All of the seller's listings by status; the choice is in the address (`?status=draft`). */
export function OwnListings() {
  const { t } = useLingui();
  const { statusOf } = useListingWords();
  const [params, setParams] = useSearchParams();
  const asked = params.get('status');
  const status = STATUSES.find((one) => one === asked);
  return (
    <Tabs
      label={t`State`}
      value={status ?? 'all'}
      onChange={(key) => setParams(key === 'all' ? {} : { status: key }, { replace: true })}
      tabs={[
        { key: 'all', label: t`All`, panel: <Rows status={undefined} /> },
        ...STATUSES.map((key) => ({
          key,
          label: statusOf(key).label,
          panel: <Rows key={key} status={key} />,
        })),
      ]}
    />
  );
}

function Rows({ status }: { status: ListingStatus | undefined }) {
  const { t } = useLingui();
  const listings = useOwnListings(status);
  const items = allItems(listings.data);
  if (listings.error && items.length === 0) {
    return <ProblemState error={listings.error} onRetry={() => void listings.refetch()} />;
  }
  if (!listings.isPending && items.length === 0) {
    return status ? (
      <EmptyState drawing="search" title={t`No listings in this state`} />
    ) : (
      <EmptyState
        drawing="box"
        title={t`You have no listings yet`}
        action={
          <ButtonLink
            variant="primary"
            size="lg"
            icon={<Plus className="size-4" aria-hidden="true" />}
            to={paths.sell()}
          >{t`List account`}</ButtonLink>
        }
      >
        {t`Listing is free. You pay a commission only when it is sold.`}
      </EmptyState>
    );
  }
  return (
    <>
      <Card className="overflow-hidden">
        <ul aria-busy={listings.isPending} className="divide-y divide-line-muted">
          {listings.isPending
            ? SKELETONS.map((key) => <OwnListingRowSkeleton key={key} />)
            : items.map((listing) => <OwnListingRow key={listing.id} listing={listing} />)}
        </ul>
      </Card>
      <LoadMore
        hasMore={listings.hasNextPage}
        isLoading={listings.isFetchingNextPage}
        isFailed={listings.isFetchNextPageError}
        onLoad={() => void listings.fetchNextPage()}
      />
    </>
  );
}
