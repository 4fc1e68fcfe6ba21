import {
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { type SendOptions, send } from '@/shared/api/client';
import { listOptions } from '@/shared/api/list-page';
import { toProblem } from '@/shared/api/problem';
import type { Schema } from '@/shared/api/types';
import type { BulkResult } from '@/shared/desk/table/table-types';
import { choice, code, tableSpec } from '@/shared/desk/table-spec';
import { useRoles } from '@/shared/desk/use-roles';
import { useStaffAct } from '@/shared/desk/use-staff-act';
import { pickText, useLocale } from '@/shared/i18n/locale';
import { newId } from '@/shared/lib/new-id';
import { reasonsOptions } from './reports-api';
import './desk-refusal-words';

export const REPORT_STATUSES = ['open', 'all', 'pending', 'investigating', 'resolved', 'rejected'] as const;
export const SUBJECT_KINDS = ['listing', 'user', 'message', 'review'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];
export type ReportStatus = (typeof REPORT_STATUSES)[number];

/** One case: everything that was reported of one thing. */
export type ReportCard = Schema<'ReportCardOut'>;

export const REPORTS = tableSpec({
  key: 'reports',
  filters: {
    status: choice(REPORT_STATUSES, { initial: 'open' }),
    ordering: choice(['weight', 'oldest', 'newest'], { initial: 'weight' }),
    kind: choice(SUBJECT_KINDS),
    reason: code(),
    taken: choice(['mine', 'free', 'others']),
    accused: code(),
  },
});

const PATH = '/api/v1/admin/reports/';
const TAG = ['desk', 'reports'];

/** What was reported, by what the table asks for. */
export function useReports(query: SendOptions['query']) {
  const { has } = useRoles();
  return useInfiniteQuery({
    ...listOptions<ReportCard>([...TAG, 'list', query], PATH, query),
    enabled: has('moderator'),
    placeholderData: keepPreviousData,
  });
}

/** The names of the reasons that can be reported, by their codes. */
export function useReportReasons(): ReadonlyMap<string, string> {
  const locale = useLocale();
  const { data } = useQuery(reasonsOptions());
  const ends = Object.values(data ?? {})
    .flat()
    .flatMap((reason) => (reason.children.length ? reason.children : [reason]));
  return new Map(ends.map(({ code: name, label }) => [name, pickText(label, locale)]));
}

export const reportOptions = (id: string) =>
  queryOptions({
    queryKey: [...TAG, 'detail', id],
    queryFn: ({ signal }) => send<Schema<'ReportOut'>>(`${PATH}${id}/`, { signal }),
  });

/** A case whole. */
export function useReport(id: string) {
  const { has } = useRoles();
  return useQuery({ ...reportOptions(id), enabled: has('moderator') });
}

/** Take a case, or close it, perhaps with a verdict. */
export function useReportStep(id: string) {
  return useStaffAct<Schema<'ReportOut'>, Schema<'ReportPatchIn'>>({
    request: (body) => [`${PATH}${id}/`, 'PATCH', body],
    // What is hidden or blocked is seen all over the shop.
    tags: [TAG, ['desk', 'users'], ['listings'], ['users', 'public']],
    detail: () => reportOptions(id).queryKey,
  });
}

/** Take several cases, or reject them; each has an outcome of its own. */
export function useManyReports() {
  const queryClient = useQueryClient();
  return async (
    rows: readonly ReportCard[],
    status: 'investigating' | 'rejected',
    note = '',
  ): Promise<BulkResult[]> => {
    const results = await Promise.all(rows.map((row) => outcomeOf(row, status, note)));
    void queryClient.invalidateQueries({ queryKey: TAG });
    return results;
  };
}

async function outcomeOf({ id, version }: ReportCard, status: string, text: string): Promise<BulkResult> {
  try {
    await send(`${PATH}${id}/`, {
      method: 'PATCH',
      body: { status, expected_version: version, ...(text && { text }) },
      idempotencyKey: newId(),
    });
    return { id, problem: null };
  } catch (error) {
    return { id, problem: toProblem(error) };
  }
}
