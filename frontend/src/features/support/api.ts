import { queryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import { useIdempotencyKey } from '@/shared/api/idempotency';
import { listOptions } from '@/shared/api/list-page';
import { useSessionStatus } from '@/shared/api/session';
import type { Schema } from '@/shared/api/types';

/** One's own request with all that was said. */
export type SupportRequest = Schema<'MySupportOut'>;
export type SupportCard = Schema<'MySupportCardOut'>;
export type SupportMessage = Schema<'SupportMessageOut'>;
export type SupportTopic = SupportCard['topic'];
export type SupportState = SupportCard['state'];

export const TOPICS: readonly SupportTopic[] = ['payment', 'order', 'account', 'listing', 'other'];
export const TEXT_LEAST = 10;
export const TEXT_MAX = 4000;
export const IMAGES_MAX = 3;

const TAG = ['support'];
const PATH = '/api/v1/support/requests/';
const GUEST = '/api/v1/support/guest/';
/** An open conversation looks for an answer this often. */
const POLL_MS = 30_000;

export const requestOptions = (id: string) =>
  queryOptions({
    queryKey: [...TAG, 'detail', id],
    queryFn: ({ signal }) => send<SupportRequest>(`${PATH}${id}/`, { signal }),
    refetchInterval: POLL_MS,
    meta: { isPolled: true },
  });

/** What one has asked, the newest first; nothing is asked for while nobody is signed in. */
export function useSupportRequests() {
  const status = useSessionStatus();
  return useInfiniteQuery({
    ...listOptions<SupportCard>([...TAG, 'list'], PATH),
    enabled: status === 'signed-in',
  });
}

/** One's own request. */
export function useSupportRequest(id: string) {
  return useQuery(requestOptions(id));
}

/** Ask the shop something. */
export function useAskSupport() {
  const queryClient = useQueryClient();
  const intent = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: Schema<'SupportIn'>) =>
      send<SupportRequest>(PATH, { method: 'POST', body, idempotencyKey: intent.keyFor(body) }),
    onSuccess: (request) => {
      intent.renew();
      queryClient.setQueryData(requestOptions(request.id).queryKey, request);
      void queryClient.invalidateQueries({ queryKey: [...TAG, 'list'] });
    },
  });
}

/** Ask without an account: the letter proves the e-mail. The same words again are the same question. */
export function useAskAsGuest() {
  const intent = useIdempotencyKey();
  return useMutation({
    mutationFn: (question: Omit<Schema<'GuestIn'>, 'client_id'>) =>
      send<Schema<'GuestAcceptedOut'>>(`${GUEST}requests/`, {
        method: 'POST',
        body: { ...question, client_id: intent.keyFor(question) },
      }),
  });
}

/** Go on with one's own request. */
export function useSupportReply(id: string) {
  const queryClient = useQueryClient();
  const intent = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: Schema<'SupportMessageIn'>) =>
      send<SupportRequest>(`${PATH}${id}/messages/`, {
        method: 'POST',
        body,
        idempotencyKey: intent.keyFor(body),
      }),
    onSuccess: (request) => {
      intent.renew();
      queryClient.setQueryData(requestOptions(id).queryKey, request);
    },
    // "It is closed": how it stands is news.
    onError: () => void queryClient.invalidateQueries({ queryKey: requestOptions(id).queryKey }),
  });
}

/** Close one's own request: it is settled. */
export function useSupportClose(id: string) {
  const queryClient = useQueryClient();
  const intent = useIdempotencyKey();
  return useMutation({
    mutationFn: () =>
      send<SupportRequest>(`${PATH}${id}/close/`, {
        method: 'POST',
        body: {},
        idempotencyKey: intent.keyFor('close'),
      }),
    onSuccess: (request) => {
      intent.renew();
      queryClient.setQueryData(requestOptions(id).queryKey, request);
    },
    meta: { isErrorToasted: true },
  });
}

/** A guest's request, by the token of the letter's link; it never stands in an address. */
export function useGuestRequest(token: string | null) {
  return useQuery({
    queryKey: [...TAG, 'guest', token],
    queryFn: ({ signal }) =>
      send<SupportRequest>(`${GUEST}open/`, { method: 'POST', body: { token }, signal }),
    enabled: token !== null,
    retry: false,
  });
}

/** A guest goes on. */
export function useGuestReply(token: string | null) {
  const queryClient = useQueryClient();
  const intent = useIdempotencyKey();
  return useMutation({
    mutationFn: ({ text }: { text: string }) =>
      send<SupportRequest>(`${GUEST}messages/`, {
        method: 'POST',
        body: { token, text, client_id: intent.keyFor(text) },
      }),
    onSuccess: (request) => {
      intent.renew();
      queryClient.setQueryData([...TAG, 'guest', token], request);
    },
  });
}

/** A guest closes the request. */
export function useGuestClose(token: string | null) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => send<SupportRequest>(`${GUEST}close/`, { method: 'POST', body: { token } }),
    onSuccess: (request) => queryClient.setQueryData([...TAG, 'guest', token], request),
    meta: { isErrorToasted: true },
  });
}
