import { meOptions } from '@/features/users/api';
import { createQueryClient } from '@/shared/api/query-client';
import { session } from '@/shared/api/session';
import { showProblemToast } from '@/shared/ui/toast';

export const queryClient = createQueryClient(showProblemToast);

// Sign-in and refresh bring the user along; somebody else's data must not outlive their session.
session.watch((event) => {
  if (event.type === 'ended') {
    queryClient.clear();
    return;
  }
  const known = queryClient.getQueryData(meOptions().queryKey);
  if (known && known.id !== event.user.id) queryClient.clear();
  queryClient.setQueryData(meOptions().queryKey, event.user);
});
