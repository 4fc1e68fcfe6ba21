import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type SendOptions, send } from '@/shared/api/client';
import { listOptions } from '@/shared/api/list-page';
import type { Schema } from '@/shared/api/types';
import { choice, code, tableSpec } from '@/shared/desk/table-spec';
import { useRoles } from '@/shared/desk/use-roles';
import { useStaffAct } from '@/shared/desk/use-staff-act';
import { TOPICS } from './api';
import './problem-words';

/** A request as staff see it in a list. */
export type DeskSupportCard = Schema<'SupportDeskCardOut'>;
/** A request whole, as staff see it. */
export type DeskSupport = Schema<'SupportDeskOut'>;

export const DESK_STATES = ['waiting', 'answered', 'closed', 'all'] as const;

export const SUPPORT = tableSpec({
  key: 'support',
  filters: {
    state: choice(DESK_STATES, { initial: 'waiting' }),
    topic: choice(TOPICS),
    taken: choice(['mine', 'free', 'others']),
    user: code(),
  },
});

const PATH = '/api/v1/admin/support/';
const TAG = ['desk', 'support'];

/** What people ask, by what the table asks for. */
export function useDeskRequests(query: SendOptions['query']) {
  const { has } = useRoles();
  return useInfiniteQuery({
    ...listOptions<DeskSupportCard>([...TAG, 'list', query], PATH, query),
    enabled: has('moderator', 'finance'),
    placeholderData: keepPreviousData,
  });
}

export const deskRequestOptions = (id: string) =>
  queryOptions({
    queryKey: [...TAG, 'detail', id],
    queryFn: ({ signal }) => send<DeskSupport>(`${PATH}${id}/`, { signal }),
  });

/** One request whole. */
export function useDeskRequest(id: string) {
  const { has } = useRoles();
  return useQuery({ ...deskRequestOptions(id), enabled: has('moderator', 'finance') });
}

type Step =
  | { step: 'take'; isTaking: boolean }
  | ({ step: 'answer' } & Schema<'SupportAnswerIn'>)
  | ({ step: 'close' } & Schema<'SupportDeskCloseIn'>);

/** Take a request or let it go, answer it, close it. */
export function useDeskSupportStep(id: string) {
  return useStaffAct<DeskSupport, Step>({
    request: (vars) => {
      if (vars.step === 'take') return [`${PATH}${id}/take/`, vars.isTaking ? 'POST' : 'DELETE'];
      const { step, ...body } = vars;
      return [`${PATH}${id}/${step}/`, 'POST', body];
    },
    tags: [TAG],
    detail: () => deskRequestOptions(id).queryKey,
  });
}
