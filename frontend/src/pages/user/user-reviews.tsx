import { renderReviewReport } from '@/features/moderation/render-report';
import { useUserReviews } from '@/features/reviews/api';
import { RatingSummary } from '@/features/reviews/components/rating-summary';
import { ReviewList } from '@/features/reviews/components/review-list';
import { ReviewOrder } from '@/features/reviews/components/review-order';
import { useMe } from '@/features/users/api';
import type { Schema } from '@/shared/api/types';
import { useSearchParams } from '@/shared/router/router';

const ORDER = 'order';

/** What buyers say about a seller; which come first is in the address. */
export function UserReviews({ user }: { user: Schema<'PublicUserOut'> }) {
  const me = useMe();
  const [params, setParams] = useSearchParams();
  const ordering = params.get(ORDER) === 'helpful' ? '-helpful' : '-created_at';
  const reviews = useUserReviews(user.username, ordering);
  return (
    <div className="grid max-w-3xl grid-cols-1 gap-6">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <RatingSummary value={user.rating} count={user.rating_count} />
        {user.rating_count > 1 && (
          <ReviewOrder
            value={ordering}
            onChange={(chosen) =>
              setParams(
                (known) => {
                  const changed = new URLSearchParams(known);
                  if (chosen === '-helpful') changed.set(ORDER, 'helpful');
                  else changed.delete(ORDER);
                  return changed;
                },
                { replace: true },
              )
            }
          />
        )}
      </div>
      <div>
        <ReviewList query={reviews} viewerId={me.data?.id} renderReport={renderReviewReport} />
      </div>
    </div>
  );
}
