import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import { useIdempotencyKey } from '@/shared/api/idempotency';
import type { ListPage } from '@/shared/api/list-page';
import type { Schema } from '@/shared/api/types';

/** A verdict as the person it is about reads it. */
export type MyVerdict = Schema<'MyVerdictOut'>;

export const APPEAL_LEAST = 30;
export const APPEAL_MAX = 2000;

const TAG = ['verdicts'];
const PATH = '/api/v1/profile/verdicts/';

/** The newest verdicts about oneself that were not read yet. */
export const recentVerdictsOptions = () =>
  queryOptions({
    queryKey: [...TAG, 'recent'],
    queryFn: ({ signal }) =>
      send<ListPage<MyVerdict>>(PATH, { signal, query: { page_size: 10, is_unseen: true } }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const verdictOptions = (id: string) =>
  queryOptions({
    queryKey: [...TAG, 'detail', id],
    queryFn: ({ signal }) => send<MyVerdict>(`${PATH}${id}/`, { signal }),
  });

/** One verdict about oneself. */
export function useVerdict(id: string) {
  return useQuery(verdictOptions(id));
}

/** Say that a verdict was read: no other device shows it by itself. What fails is said again at the next reading. */
export function useVerdictSeen() {
  const { mutate } = useMutation({
    mutationFn: (id: string) => send<MyVerdict>(`${PATH}${id}/seen/`, { method: 'POST', body: {} }),
  });
  return mutate;
}

/** Speak against a verdict, once. */
export function useAppeal(verdictId: string) {
  const queryClient = useQueryClient();
  const intent = useIdempotencyKey();
  return useMutation({
    mutationFn: (text: string) =>
      send<MyVerdict>(`${PATH}${verdictId}/appeal/`, {
        method: 'POST',
        body: { text },
        idempotencyKey: intent.keyFor({ text }),
      }),
    onSuccess: (verdict) => queryClient.setQueryData(verdictOptions(verdictId).queryKey, verdict),
    // "You have appealed already", "it is too late": how it stands is news.
    onError: () => void queryClient.invalidateQueries({ queryKey: verdictOptions(verdictId).queryKey }),
  });
}

/** The same by the link of a letter, for those who cannot sign in. */
export function useAppealByLink() {
  return useMutation({
    mutationFn: (body: Schema<'AppealByLinkIn'>) =>
      send<Schema<'AppealTakenOut'>>('/api/v1/appeals/', { method: 'POST', body }),
  });
}
