import type { Listing } from '@/features/listings/api';
import { renderReviewReport } from '@/features/moderation/render-report';
import { useUserReviews } from '@/features/reviews/api';
import { RatingSummary } from '@/features/reviews/components/rating-summary';
import { ReviewList } from '@/features/reviews/components/review-list';
import { useMe } from '@/features/users/api';
import { paths } from '@/shared/lib/paths';

const SHOWN = 4;

/** The latest reviews of a seller, and the way to all. */
export function SellerReviewList({ seller }: Pick<Listing, 'seller'>) {
  const me = useMe();
  const reviews = useUserReviews(seller.username);
  return (
    <div className="grid grid-cols-1 gap-6">
      <RatingSummary value={seller.rating} count={seller.rating_count} />
      <div>
        <ReviewList
          query={reviews}
          viewerId={me.data?.id}
          renderReport={renderReviewReport}
          excerpt={{ count: SHOWN, to: `${paths.user(seller.username)}?tab=reviews` }}
        />
      </div>
    </div>
  );
}
