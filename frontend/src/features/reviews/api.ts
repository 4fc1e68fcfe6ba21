import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import { useIdempotencyKey } from '@/shared/api/idempotency';
import { listOptions } from '@/shared/api/list-page';
import type { Schema } from '@/shared/api/types';

export type Review = Schema<'ReviewOut'>;
export type NewReview = Schema<'ReviewIn'>;

/** What buyers said about a seller, newest first. */
export const userReviewsOptions = (username: string) =>
  listOptions<Review>(
    ['reviews', 'user', username],
    `/api/v1/users/${encodeURIComponent(username)}/reviews/`,
  );

/** What buyers said about a seller, newest first; not asked for until the username is known. */
export function useUserReviews(username: string | undefined) {
  return useInfiniteQuery({ ...userReviewsOptions(username ?? ''), enabled: username !== undefined });
}

/** The buyer's word on a completed order; it changes the seller's rating wherever that is shown. */
export function useCreateReview() {
  const queryClient = useQueryClient();
  const intent = useIdempotencyKey();
  return useMutation({
    mutationFn: (review: NewReview) =>
      send<Review>('/api/v1/reviews/', {
        method: 'POST',
        body: review,
        idempotencyKey: intent.keyFor(review),
      }),
    onSuccess: async () => {
      intent.renew();
      await queryClient.invalidateQueries({ queryKey: ['reviews'] });
    },
  });
}
