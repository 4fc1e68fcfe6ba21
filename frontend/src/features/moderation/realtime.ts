import type { QueryClient } from '@tanstack/react-query';
import type { ServerFrame } from '@/shared/realtime/frames';

const OF_VERDICTS = /^(verdict|appeal)\./;

/** What the shop's own socket says of one's reports and of verdicts about oneself. */
export function onUserFrame(queryClient: QueryClient, frame: ServerFrame): void {
  if (frame.type !== 'notification.created') return;
  const { event } = frame.data.notification;
  if (OF_VERDICTS.test(event)) void queryClient.invalidateQueries({ queryKey: ['verdicts'] });
  if (event === 'report.resolved') void queryClient.invalidateQueries({ queryKey: ['reports', 'mine'] });
}

/** After a time without news: ask again for what is shown and may have changed. */
export function catchUp(queryClient: QueryClient): void {
  for (const queryKey of [['verdicts'], ['reports', 'mine']])
    void queryClient.invalidateQueries({ queryKey });
}
