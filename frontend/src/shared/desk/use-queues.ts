import { queryOptions, useQuery } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import { useStaff } from './use-roles';

const POLL_MS = 30_000;

/** What waits in the queues of one's work, by the queue's name. */
export type QueueCounts = Readonly<Partial<Record<QueueName, number>>>;

export type QueueName =
  | 'listings'
  | 'reports'
  | 'appeals'
  | 'disputes'
  | 'support'
  | 'withdrawals'
  | 'differences'
  | 'outbox_dead';

export const queuesOptions = () =>
  queryOptions({
    queryKey: ['desk', 'queues'],
    queryFn: async ({ signal }) =>
      (await send<{ queues: QueueCounts }>('/api/v1/admin/me/', { signal })).queues,
    refetchInterval: POLL_MS,
    meta: { isPolled: true },
  });

/** Asked again every half a minute: the only thing of the desk that polls by itself. */
export function useQueues(): QueueCounts {
  const { role } = useStaff();
  const { data } = useQuery({ ...queuesOptions(), enabled: role !== '' });
  return data ?? {};
}
