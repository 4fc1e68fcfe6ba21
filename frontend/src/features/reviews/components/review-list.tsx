import { useLingui } from '@lingui/react/macro';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { allItems, type ListPage } from '@/shared/api/list-page';
import { cn } from '@/shared/lib/cn';
import { ButtonLink } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { LoadMore } from '@/shared/ui/load-more';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';
import type { Review } from '../api';
import { ReviewItem, type ReviewItemProps } from './review-item';

export interface ReviewListProps extends Pick<ReviewItemProps, 'viewerId' | 'renderReport'> {
  /** What `useUserReviews` gives. */
  query: UseInfiniteQueryResult<InfiniteData<ListPage<Review>>>;
  /** Show no more than these, and where to read all of them. */
  excerpt?: { count: number; to: string };
}

/** Reviews in the order they were asked for, in every state of their query. */
export function ReviewList({ query, excerpt, viewerId, renderReport }: ReviewListProps) {
  const { t } = useLingui();
  if (query.isPending) return <ReviewListSkeleton />;
  if (query.isError && !query.data) {
    return <ProblemState error={query.error} onRetry={() => void query.refetch()} as="h3" />;
  }
  const reviews = allItems(query.data);
  if (reviews.length === 0) {
    return (
      <EmptyState drawing="star" title={t`No reviews yet`} as="h3">
        {t`Only buyers can write one, after a completed order.`}
      </EmptyState>
    );
  }
  return (
    <>
      <ul
        className={cn(
          'divide-y divide-line-muted transition-opacity',
          query.isPlaceholderData && 'opacity-60',
        )}
      >
        {reviews.slice(0, excerpt?.count).map((review) => (
          <ReviewItem key={review.id} review={review} viewerId={viewerId} renderReport={renderReport} />
        ))}
      </ul>
      {excerpt ? (
        reviews.length > excerpt.count && <ButtonLink to={excerpt.to}>{t`All reviews`}</ButtonLink>
      ) : (
        <LoadMore
          hasMore={query.hasNextPage}
          isLoading={query.isFetchingNextPage}
          isFailed={query.isFetchNextPageError}
          onLoad={() => void query.fetchNextPage()}
        />
      )}
    </>
  );
}

function ReviewListSkeleton() {
  return (
    <div aria-hidden="true" className="divide-y divide-line-muted">
      {['first', 'second', 'third'].map((place) => (
        <div key={place} className="flex gap-3 py-5 first:pt-0 md:gap-4">
          <Skeleton className="size-10 rounded-full" />
          <div className="flex-1">
            <Skeleton className="h-4 w-40" />
            <Skeleton className="mt-2.5 h-3.5 w-64 max-w-full" />
            <Skeleton className="mt-3 h-4" />
            <Skeleton className="mt-3 h-5 w-20" />
          </div>
        </div>
      ))}
    </div>
  );
}
