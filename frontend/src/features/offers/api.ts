import {
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import { useIdempotencyKey } from '@/shared/api/idempotency';
import { type ListPage, listOptions } from '@/shared/api/list-page';
import { isProblem } from '@/shared/api/problem';
import { useSessionStatus } from '@/shared/api/session';
import type { Schema } from '@/shared/api/types';

export type Offer = Schema<'OfferOut'>;
export type OfferState = Offer['state'];
export type OfferMove = Offer['moves'][number];

/** Offers a person made, or got for their own listings. */
export type OfferSide = 'sent' | 'received';

/** The steps of an offer that a person can take; each is a path below it. */
export type OfferEvent = 'accept' | 'counter' | 'decline' | 'withdraw';

export interface OfferAction {
  offer: Pick<Offer, 'id' | 'version'>;
  event: OfferEvent;
  /** What a counter proposes. */
  details?: Omit<Schema<'OfferCounterIn'>, 'expected_version'>;
}

const POLL_MS = 15_000;

/** The signed-in person's offers of one side, newest first. */
export function useOffers(side: OfferSide, state: OfferState | undefined) {
  return useInfiniteQuery({
    ...listOptions<Offer>(['offers', 'list', side, state ?? 'all'], '/api/v1/profile/offers/', {
      side,
      state,
    }),
    staleTime: 0,
    refetchInterval: POLL_MS,
    meta: { isPolled: true },
  });
}

/** Offers for one listing: one's own; its seller gets all. Asked again while the page is open. */
export function useListingOffers(listingId: string) {
  const status = useSessionStatus();
  return useQuery({
    queryKey: ['offers', 'listing', listingId],
    queryFn: ({ signal }) => send<ListPage<Offer>>(`/api/v1/listings/${listingId}/offers/`, { signal }),
    select: (page) => page.results,
    enabled: status === 'signed-in',
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data?.results.some(isAlive) ? POLL_MS : false),
    meta: { isPolled: true },
  });
}

/** How many open offers wait for the signed-in person's own answer; asked when a menu shows it. */
export function useWaitingOffers() {
  return useQuery({
    queryKey: ['offers', 'waiting'],
    queryFn: ({ signal }) =>
      send<ListPage<Offer>>('/api/v1/profile/offers/', { signal, query: { state: 'open' } }),
    select: ({ results }) => results.filter(({ turn, party }) => turn === party).length,
    staleTime: 60_000,
    meta: { isPolled: true },
  });
}

/** Offer a price for a listing. Repeats of the same intent make one offer. */
export function useMakeOffer(listingId: string) {
  const queryClient = useQueryClient();
  const intent = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: Schema<'OfferIn'>) =>
      send<Offer>(`/api/v1/listings/${listingId}/offers/`, {
        method: 'POST',
        body,
        idempotencyKey: intent.keyFor([listingId, body]),
      }),
    onSuccess: () => {
      intent.renew();
      lookAgain(queryClient);
    },
    onError: (error) => {
      if (isProblem(error, 'offer.exists')) lookAgain(queryClient);
    },
  });
}

/** Take a step of an offer. A step that came too late makes the page look at the offers again. */
export function useOfferAction() {
  const queryClient = useQueryClient();
  const intent = useIdempotencyKey();
  return useMutation({
    mutationFn: ({ offer, event, details }: OfferAction) => {
      const body = { expected_version: offer.version, ...details };
      return send<Offer>(`/api/v1/offers/${offer.id}/${event}/`, {
        method: 'POST',
        body,
        idempotencyKey: intent.keyFor([offer.id, event, body]),
      });
    },
    onSuccess: () => {
      intent.renew();
      lookAgain(queryClient);
    },
    onError: (error) => {
      if (isOutdated(error)) lookAgain(queryClient);
    },
  });
}

/** Whether it was refused because the offer had moved meanwhile. */
export function isOutdated(error: unknown): boolean {
  return isProblem(error, 'offer.invalid_transition') || isProblem(error, 'request.version_conflict');
}

/** Whether something can still come of it. */
export function isAlive({ state }: Pick<Offer, 'state'>): boolean {
  return state === 'open' || state === 'accepted';
}

function lookAgain(queryClient: QueryClient): void {
  void queryClient.invalidateQueries({ queryKey: ['offers'] });
  void queryClient.invalidateQueries({ queryKey: ['listings', 'detail'] });
}
