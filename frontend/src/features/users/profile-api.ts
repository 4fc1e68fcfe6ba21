import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import { useSessionStatus } from '@/shared/api/session';
import type { Schema } from '@/shared/api/types';
import { type Me, meOptions } from './api';

export type ProfileChanges = Schema<'ProfileIn'>;

/** One's own profile, to look at and to change: the signed-in user, under the key that the whole shop reads. */
export function useProfile() {
  const status = useSessionStatus();
  return useQuery({ ...meOptions(), enabled: status === 'signed-in' });
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
      void queryClient.invalidateQueries({ queryKey: ['listings'] });
    },
  });
}

/** Have this uploaded picture as one's own, or none; everybody who looks sees it from then on. */
export function useChangeAvatar() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (imageId: string | null) =>
      imageId === null
        ? send<Me>('/api/v1/profile/avatar/', { method: 'DELETE' })
        : send<Me>('/api/v1/profile/avatar/', { method: 'PUT', body: { image_id: imageId } }),
    onSuccess: (me) => {
      queryClient.setQueryData(meOptions().queryKey, me);
      void queryClient.invalidateQueries({ queryKey: ['users', 'public'] });
      void queryClient.invalidateQueries({ queryKey: ['listings'] });
    },
  });
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
