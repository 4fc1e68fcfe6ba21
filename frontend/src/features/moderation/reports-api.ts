import { queryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { send, sendForResponse } from '@/shared/api/client';
import { useIdempotencyKey } from '@/shared/api/idempotency';
import { listOptions } from '@/shared/api/list-page';
import type { Schema } from '@/shared/api/types';

/** What can be reported, as the server names it. */
export type ReportKind = Schema<'ReportIn'>['subject_kind'];
export interface ReportSubject {
  kind: ReportKind;
  id: string;
}

/** One's own report: what came of it. */
export type MyReport = Schema<'MyReportOut'>;
/** Why something can be reported; one with children is only a branch. */
export type Reason = Schema<'ReasonOut'>;

const MINE = ['reports', 'mine'];

/** Why things can be reported, for each kind of thing. */
export const reasonsOptions = () =>
  queryOptions({
    queryKey: ['reports', 'reasons'],
    queryFn: ({ signal }) => send<Schema<'ReasonsOut'>>('/api/v1/reports/reasons/', { signal }),
    staleTime: 300_000,
  });

/** Why things of one kind can be reported. */
export function useReasons(kind: ReportKind) {
  return useQuery({ ...reasonsOptions(), select: (all) => all[kind] });
}

/** What one has reported, the newest first. */
export function useMyReports() {
  return useInfiniteQuery(listOptions<MyReport>(MINE, '/api/v1/profile/reports/'));
}

/** A report made just now, and whether the same was reported by the same person before. */
export interface ToldReport {
  report: MyReport;
  isOld: boolean;
}

/** Report something. The same thing again is the same report. */
export function useSendReport({ kind, id }: ReportSubject) {
  const queryClient = useQueryClient();
  const intent = useIdempotencyKey();
  return useMutation({
    mutationFn: async (
      content: Pick<Schema<'ReportIn'>, 'reason' | 'text' | 'upload_id'>,
    ): Promise<ToldReport> => {
      const body: Schema<'ReportIn'> = { subject_kind: kind, subject_id: id, ...content };
      const response = await sendForResponse('/api/v1/reports/', {
        method: 'POST',
        body,
        idempotencyKey: intent.keyFor(body),
      });
      // 201 makes a new report; 200 answers with the one that is there.
      return { report: await response.json(), isOld: response.status === 200 };
    },
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: MINE }),
  });
}
