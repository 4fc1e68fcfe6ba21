import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { SendOptions } from '@/shared/api/client';
import { listOptions } from '@/shared/api/list-page';
import type { Schema } from '@/shared/api/types';
import { choice, tableSpec } from '@/shared/desk/table-spec';
import { useRoles } from '@/shared/desk/use-roles';
import { useStaffAct } from '@/shared/desk/use-staff-act';
import './desk-refusal-words';

/** A verdict as the staff sees it. */
export type DeskVerdict = Schema<'VerdictOut'>;
/** A verdict with what its person says against it. */
export type Appeal = Schema<'AppealItemOut'>;

export const APPEAL_STATUSES = ['pending', 'accepted', 'rejected'] as const;

export const APPEALS = tableSpec({
  key: 'appeals',
  filters: { status: choice(APPEAL_STATUSES, { initial: 'pending' }) },
});

const TAG = ['desk', 'appeals'];
/** What ends with a verdict: the case, the person, the thing that everybody sees again. */
const TOUCHED = [TAG, ['desk', 'reports'], ['desk', 'users'], ['listings'], ['users', 'public']];

/** What people say against verdicts, by what the table asks for. */
export function useAppeals(query: SendOptions['query']) {
  const { has } = useRoles();
  return useInfiniteQuery({
    ...listOptions<Appeal>([...TAG, 'list', query], '/api/v1/admin/appeals/', query),
    enabled: has('moderator'),
    placeholderData: keepPreviousData,
  });
}

/** Decide an appeal; an accepted one ends the verdict. */
export function useDecideAppeal(verdictId: string) {
  return useStaffAct<DeskVerdict, Schema<'AppealDecisionIn'>>({
    request: (body) => [`/api/v1/admin/appeals/${verdictId}/`, 'PATCH', body],
    tags: TOUCHED,
  });
}

/** End a verdict before its time. */
export function useLiftVerdict(verdictId: string) {
  return useStaffAct<DeskVerdict, Schema<'LiftIn'>>({
    request: (body) => [`/api/v1/admin/verdicts/${verdictId}/lift/`, 'POST', body],
    tags: TOUCHED,
  });
}
