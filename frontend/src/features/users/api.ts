import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import { logOut } from '@/shared/api/refresh';
import { type SessionAnswer, session, useSessionStatus } from '@/shared/api/session';
import type { Schema } from '@/shared/api/types';

export type Me = Schema<'MeOut'>;
export type ProfileChanges = Schema<'ProfileIn'>;

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
export function useUser(username: string) {
  return useQuery({
    queryKey: ['users', 'public', username],
    queryFn: ({ signal }) =>
      send<Schema<'PublicUserOut'>>(`/api/v1/users/${encodeURIComponent(username)}/`, { signal }),
  });
}

/** Sign in by e-mail and password, in all tabs. */
export function useLogin() {
  return useMutation({
    mutationFn: (login: Schema<'LoginIn'>) =>
      send<SessionAnswer>('/api/v1/auth/login/', { method: 'POST', body: login }),
    onSuccess: (answer) => session.establish(answer),
  });
}

/** Make a new user and sign them in, in all tabs. */
export function useRegister() {
  return useMutation({
    mutationFn: (registration: Schema<'RegisterIn'>) =>
      send<SessionAnswer>('/api/v1/auth/register/', { method: 'POST', body: registration }),
    onSuccess: (answer) => session.establish(answer),
  });
}

/** Change one's own profile: shown at once, taken back when the server refuses. */
export function useUpdateProfile() {
  const queryClient = useQueryClient();
  const { queryKey } = meOptions();
  return useMutation({
    mutationFn: (changes: ProfileChanges) => send<Me>('/api/v1/profile/', { method: 'PATCH', body: changes }),
    onMutate: async (changes) => {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData(queryKey);
      if (before) queryClient.setQueryData(queryKey, withChanges(before, changes));
      return before;
    },
    onError: (_error, _changes, before) => {
      if (before) queryClient.setQueryData(queryKey, before);
    },
    onSuccess: (me) => {
      queryClient.setQueryData(queryKey, me);
      void queryClient.invalidateQueries({ queryKey: ['users', 'public'] });
      void queryClient.invalidateQueries({ queryKey: ['listings', 'detail'] });
    },
  });
}

/** End the session in all tabs. */
export function useLogout() {
  return useMutation({ mutationFn: logOut, meta: { isErrorToasted: true } });
}

function withChanges(me: Me, changes: ProfileChanges): Me {
  return {
    ...me,
    username: changes.username ?? me.username,
    display_name: changes.display_name ?? me.display_name,
    about: changes.about ?? me.about,
    phone: changes.phone ?? me.phone,
    language: changes.language ?? me.language,
    time_zone: changes.time_zone ?? me.time_zone,
    // Null is a value of these.
    ...(changes.work_from !== undefined && { work_from: changes.work_from }),
    ...(changes.work_to !== undefined && { work_to: changes.work_to }),
    ...(changes.away_until !== undefined && { away_until: changes.away_until }),
  };
}
