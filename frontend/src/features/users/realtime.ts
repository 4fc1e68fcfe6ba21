import type { QueryClient } from '@tanstack/react-query';
import type { ServerFrame } from '@/shared/realtime/frames';

/** What the shop's own socket says of one's account: its security, its e-mail, where one is signed in. */
export function onUserFrame(queryClient: QueryClient, frame: ServerFrame): void {
  if (frame.type !== 'notification.created') return;
  if (frame.data.notification.group === 'security') catchUp(queryClient);
}

/** After a time without news: ask again for what is shown and may have changed. */
export function catchUp(queryClient: QueryClient): void {
  for (const what of ['me', 'sessions', 'two-factor'])
    void queryClient.invalidateQueries({ queryKey: ['users', what] });
}
