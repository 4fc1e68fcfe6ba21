import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { type SendOptions, send } from '@/shared/api/client';
import { useIdempotencyKey } from '@/shared/api/idempotency';
import { queuesOptions } from './use-queues';

type Request = readonly [path: string, method: NonNullable<SendOptions['method']>, body?: unknown];

export interface StaffAct<Answer, Vars> {
  /** What to send: `({ id, ...body }) => ['/api/v1/admin/users/…/', 'PATCH', body]`. Put `expected_version` into the body. */
  request: (vars: Vars) => Request;
  /** What is asked again whatever the answer: somebody else may have decided. The queues' counts are, too. */
  tags: readonly QueryKey[];
  /** Where the answer belongs: the detail it renews at once. */
  detail?: (answer: Answer, vars: Vars) => QueryKey;
  /** It has no place of its own for an error: tell it in a toast. */
  isErrorToasted?: boolean;
}

/**
 * Something that the staff does to the shop: one idempotency key for one intent, so that a second press or a lost answer
 * does it once.
 */
export function useStaffAct<Answer, Vars = void>(act: StaffAct<Answer, Vars>) {
  const intent = useIdempotencyKey();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (vars: Vars) => {
      const [path, method, body] = act.request(vars);
      return send<Answer>(path, {
        method,
        ...(body !== undefined && { body }),
        idempotencyKey: intent.keyFor([path, method, body]),
      });
    },
    onSuccess: (answer, vars) => {
      intent.renew();
      if (act.detail) queryClient.setQueryData(act.detail(answer, vars), answer);
    },
    onSettled: () =>
      Promise.all(
        [...act.tags, queuesOptions().queryKey].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
    ...(act.isErrorToasted && { meta: { isErrorToasted: true } }),
  });
}
