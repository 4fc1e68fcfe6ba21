import { useLingui } from '@lingui/react/macro';
import type { Listing } from '@/features/listings/api';
import { renderReviewReport } from '@/features/moderation/render-report';
import { useUserReviews } from '@/features/reviews/api';
import { RatingSummary } from '@/features/reviews/components/rating-summary';
import { ReviewList } from '@/features/reviews/components/review-list';
import { useMe } from '@/features/users/api';
import { paths } from '@/shared/lib/paths';

const SHOWN = 4;

/** What buyers say about the listing's seller: the latest, and the way to all. */
export function SellerReviews({ seller }: Pick<Listing, 'seller'>) {
  const { t } = useLingui();
  const me = useMe();
  const reviews = useUserReviews(seller.username);
  return (
    <section aria-labelledby="reviews">
      <h2 id="reviews" className="mb-4 font-bold text-xl tracking-[-.02em]">
        {t`Reviews of the seller`}
      </h2>
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
    </section>
  );
}
