import {
  type InfiniteData,
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import { useIdempotencyKey } from '@/shared/api/idempotency';
import { type ListPage, listOptions } from '@/shared/api/list-page';
import { useSessionStatus } from '@/shared/api/session';
import type { Schema } from '@/shared/api/types';

export type Review = Schema<'ReviewOut'>;
export type NewReview = Schema<'ReviewIn'>;
export type ReviewContent = Schema<'ReviewPutIn'>;
export type ReviewOrdering = NonNullable<Schema<'ReviewQuery'>['ordering']>;

const LISTS_KEY = ['reviews', 'user'];

/** What buyers said about a seller, newest first unless asked otherwise. */
export const userReviewsOptions = (username: string, ordering: ReviewOrdering = '-created_at') =>
  listOptions<Review>(
    [...LISTS_KEY, username, ordering],
    `/api/v1/users/${encodeURIComponent(username)}/reviews/`,
    { ordering: ordering === '-created_at' ? undefined : ordering },
  );

/** What buyers said about a seller; not asked for until the username is known. */
export function useUserReviews(username: string | undefined, ordering?: ReviewOrdering) {
  return useInfiniteQuery({
    ...userReviewsOptions(username ?? '', ordering),
    enabled: username !== undefined,
    placeholderData: keepPreviousData,
  });
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
      await renewRatings(queryClient);
    },
  });
}

/** Change one's own review while it is young. */
export function useUpdateReview(reviewId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (content: ReviewContent) =>
      send<Review>(`/api/v1/reviews/${reviewId}/`, { method: 'PUT', body: content }),
    onSuccess: (review) => {
      showEverywhere(queryClient, review.id, () => review);
      for (const queryKey of [['users', 'public'], ['listings']])
        void queryClient.invalidateQueries({ queryKey });
    },
  });
}

/** Take one's own review back; the seller's rating is counted without it. */
export function useDeleteReview(reviewId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => send<void>(`/api/v1/reviews/${reviewId}/`, { method: 'DELETE' }),
    onSuccess: () => renewRatings(queryClient),
  });
}

/** The seller's answer to a review; again: changes it. */
export function useRespond(reviewId: string) {
  const queryClient = useQueryClient();
  const intent = useIdempotencyKey();
  return useMutation({
    mutationFn: (response: Schema<'ReviewResponseIn'>) =>
      send<Review>(`/api/v1/reviews/${reviewId}/response/`, {
        method: 'POST',
        body: response,
        idempotencyKey: intent.keyFor(response),
      }),
    onSuccess: (review) => {
      intent.renew();
      showEverywhere(queryClient, review.id, () => review);
    },
  });
}

const helpfulIdsOptions = () =>
  queryOptions({
    queryKey: ['reviews', 'helpful-ids'],
    queryFn: ({ signal }) =>
      send<Schema<'HelpfulIdsOut'>>('/api/v1/profile/helpful-reviews/ids/', { signal }),
    staleTime: 5 * 60_000,
  });

/** The reviews that the signed-in person found helpful; not asked for while nobody is signed in. */
export function useHelpfulIds() {
  const status = useSessionStatus();
  return useQuery({
    ...helpfulIdsOptions(),
    enabled: status === 'signed-in',
    select: ({ results }) => new Set(results),
  });
}

/** Find a review helpful, or no longer. Shown at once; taken back when the server refuses. */
export function useToggleHelpful(reviewId: string) {
  const queryClient = useQueryClient();
  const idsKey = helpfulIdsOptions().queryKey;
  const show = (isHelpful: boolean) => {
    queryClient.setQueryData(
      idsKey,
      (known) =>
        known && {
          results: [...(isHelpful ? [reviewId] : []), ...known.results.filter((id) => id !== reviewId)],
        },
    );
    showEverywhere(queryClient, reviewId, (review) => ({
      ...review,
      helpful_count: Math.max(0, review.helpful_count + (isHelpful ? 1 : -1)),
    }));
  };
  return useMutation({
    mutationFn: (isHelpful: boolean) =>
      send<Schema<'HelpfulOut'>>(`/api/v1/reviews/${reviewId}/helpful/`, {
        method: isHelpful ? 'POST' : 'DELETE',
      }),
    // Presses one after the other are answered in their order.
    scope: { id: `helpful.${reviewId}` },
    onMutate: async (isHelpful) => {
      await queryClient.cancelQueries({ queryKey: ['reviews'] });
      show(isHelpful);
    },
    onError: (_error, isHelpful) => show(!isHelpful),
    onSuccess: ({ helpful_count }) =>
      showEverywhere(queryClient, reviewId, (review) => ({ ...review, helpful_count })),
    meta: { isErrorToasted: true },
  });
}

/** A review more or less: the seller's rating is another one, and the order knows whether it has its word. */
function renewRatings(queryClient: QueryClient): Promise<unknown> {
  return Promise.all(
    [['reviews'], ['users', 'public'], ['orders'], ['listings']].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  );
}

/** Change one review in every list that holds it. */
function showEverywhere(
  queryClient: QueryClient,
  reviewId: string,
  change: (review: Review) => Review,
): void {
  queryClient.setQueriesData<InfiniteData<ListPage<Review>>>(
    { queryKey: LISTS_KEY },
    (known) =>
      known && {
        ...known,
        pages: known.pages.map((page) => ({
          ...page,
          results: page.results.map((review) => (review.id === reviewId ? change(review) : review)),
        })),
      },
  );
}
