import { useLingui } from '@lingui/react/macro';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Link } from 'react-router';
import { allItems, type ListPage } from '@/shared/api/list-page';
import { paths } from '@/shared/lib/paths';
import { Avatar } from '@/shared/ui/avatar';
import { Badge } from '@/shared/ui/badge';
import { ButtonLink } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { LoadMore } from '@/shared/ui/load-more';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';
import { Stars } from '@/shared/ui/stars';
import { Time } from '@/shared/ui/time';
import type { Review } from '../api';

export interface ReviewListProps {
  /** What `useUserReviews` gives. */
  query: UseInfiniteQueryResult<InfiniteData<ListPage<Review>>>;
  /** Show no more than these, and where to read all of them. */
  excerpt?: { count: number; to: string };
}

/** Reviews from the newest on, in every state of their query. */
export function ReviewList({ query, excerpt }: ReviewListProps) {
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
      <ul className="divide-y divide-line-muted">
        {reviews.slice(0, excerpt?.count).map((review) => (
          <ReviewItem key={review.id} review={review} />
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

function ReviewItem({ review }: { review: Review }) {
  const { t } = useLingui();
  const { author } = review;
  return (
    <li className="flex gap-3 py-5 first:pt-0 md:gap-4">
      <Avatar name={author.display_name} size={40} />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-0 truncate font-semibold">{author.display_name}</span>
          <Badge tone="success">{t`Buyer`}</Badge>
          <Time iso={review.created_at} className="ml-auto text-[13px] text-muted" />
        </div>
        <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
          <Stars value={review.rating} className="size-3.5" />
          <Link
            to={paths.listing(review.listing_id)}
            className="max-w-full truncate text-[13px] text-muted hover:text-fg hover:underline"
          >
            {purchaseName(review)}
          </Link>
        </div>
        {review.text && (
          <p className="mt-2 whitespace-pre-line text-[15px] leading-6 text-pretty">{review.text}</p>
        )}
      </div>
    </li>
  );
}

/** What was bought; titles often begin with their game. */
function purchaseName({ game_name, listing_title }: Review): string {
  return listing_title.startsWith(game_name) ? listing_title : `${game_name} · ${listing_title}`;
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
          </div>
        </div>
      ))}
    </div>
  );
}
