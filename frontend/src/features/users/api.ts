import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import { logOut } from '@/shared/api/refresh';
import { useSessionStatus } from '@/shared/api/session';
import type { Schema } from '@/shared/api/types';

export type Me = Schema<'MeOut'>;

/** The signed-in user. Sign-in and refresh bring it along, so this rarely asks. */
export const meOptions = () =>
  queryOptions({
    queryKey: ['users', 'me'],
    queryFn: ({ signal }) => send<Me>('/api/v1/auth/me/', { signal }),
    staleTime: 5 * 60_000,
  });

/** The signed-in user; not asked for while nobody is signed in. */
export function useMe() {
  const status = useSessionStatus();
  return useQuery({ ...meOptions(), enabled: status === 'signed-in' });
}

/** A seller's public page. */
export const userOptions = (username: string) =>
  queryOptions({
    queryKey: ['users', 'public', username],
    queryFn: ({ signal }) =>
      send<Schema<'PublicUserOut'>>(`/api/v1/users/${encodeURIComponent(username)}/`, { signal }),
  });

/** A seller's public page. */
export function useUser(username: string) {
  return useQuery(userOptions(username));
}

/** End the session in all tabs. */
export function useLogout() {
  return useMutation({ mutationFn: logOut, meta: { isErrorToasted: true } });
}
