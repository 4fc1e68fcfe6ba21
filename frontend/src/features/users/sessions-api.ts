import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import type { Schema } from '@/shared/api/types';

/** Where one is signed in, the newest use first; ten at most. */
export const sessionsOptions = () =>
  queryOptions({
    queryKey: ['users', 'sessions'],
    queryFn: async ({ signal }) =>
      (await send<Schema<'SessionListOut'>>('/api/v1/auth/sessions/', { signal })).results,
  });

export function useSessions() {
  return useQuery(sessionsOptions());
}

/** End one session elsewhere. */
export function useEndSession() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => send<void>(`/api/v1/auth/sessions/${id}/`, { method: 'DELETE' }),
    onSettled: () => void queryClient.invalidateQueries({ queryKey: sessionsOptions().queryKey }),
  });
}

/** End every session but this one. */
export function useEndOtherSessions() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () =>
      send<Schema<'SessionsEndedOut'>>('/api/v1/auth/sessions/end-all/', {
        method: 'POST',
        body: { keep_current: true },
      }),
    onSettled: () => void queryClient.invalidateQueries({ queryKey: sessionsOptions().queryKey }),
  });
}
