import './desk-refusal-words';
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
import { useRoles } from '@/shared/desk/use-roles';
import { useStaffAct } from '@/shared/desk/use-staff-act';
import { newId } from '@/shared/lib/new-id';
import type { ListingDecision, LookCard, LookListing, ReadyReason } from './desk-listing-types';

const PATH = '/api/v1/admin/listings/';
const BULK_MAX = 50;
export const LISTINGS_TAG = ['desk', 'listings'];

/** Listings as moderators see them, by what the table asks for. */
export function useLooks(query: SendOptions['query']) {
  const { has } = useRoles();
  return useInfiniteQuery({
    ...listOptions<LookCard>([...LISTINGS_TAG, 'list', query], PATH, query),
    enabled: has('moderator'),
    placeholderData: keepPreviousData,
  });
}

/** How much waits for a look, and how much of it is one's own. */
export function useLookCounts() {
  const { has } = useRoles();
  return useQuery({
    queryKey: [...LISTINGS_TAG, 'counts'],
    queryFn: ({ signal }) => send<Schema<'QueueCountsOut'>>(`${PATH}queue/`, { signal }),
    enabled: has('moderator'),
  });
}

/** The ready reasons for refusing a listing. */
export function useReadyReasons(use: ReadyReason['use']) {
  const { has } = useRoles();
  const { data, isLoading } = useQuery({
    queryKey: ['desk', 'templates', use],
    queryFn: ({ signal }) =>
      send<Schema<'ReasonTemplatesOut'>>('/api/v1/admin/reason-templates/', { signal, query: { use } }),
    staleTime: 300_000,
    enabled: has('moderator'),
  });
  return { ready: data?.results.filter(({ is_active }) => is_active) ?? [], isLoading };
}

export const lookOptions = (id: string) =>
  queryOptions({
    queryKey: [...LISTINGS_TAG, 'detail', id],
    queryFn: ({ signal }) => send<LookListing>(`${PATH}${id}/`, { signal }),
  });

/** A listing on the desk. */
export function useLook(id: string) {
  const { has } = useRoles();
  return useQuery({ ...lookOptions(id), enabled: has('moderator') });
}

/** Take the look at a listing, or keep it longer. */
export function useClaimLook() {
  return useStaffAct<LookListing, { id: string }>({
    request: ({ id }) => [`${PATH}${id}/claim/`, 'POST', {}],
    tags: [
      [...LISTINGS_TAG, 'list'],
      [...LISTINGS_TAG, 'counts'],
    ],
    detail: ({ id }) => lookOptions(id).queryKey,
  });
}

/** Give the look back to the queue. */
export function useReleaseLook() {
  return useStaffAct<undefined, { id: string }>({
    request: ({ id }) => [`${PATH}${id}/claim/`, 'DELETE'],
    tags: [LISTINGS_TAG],
    isErrorToasted: true,
  });
}

/** Put a listing on sale, or refuse it with reasons that its seller reads. */
export function useDecideLook() {
  return useStaffAct<LookListing, { id: string } & ListingDecision>({
    request: ({ id, ...body }) => [`${PATH}${id}/`, 'PATCH', body],
    tags: [LISTINGS_TAG, ['listings']],
    detail: ({ id }) => lookOptions(id).queryKey,
  });
}

/** Take the look that waits longest and that nobody holds. */
export function useClaimNext() {
  return useStaffAct<LookListing, { game?: string }>({
    request: (body) => [`${PATH}claim-next/`, 'POST', body],
    tags: [
      [...LISTINGS_TAG, 'list'],
      [...LISTINGS_TAG, 'counts'],
    ],
    detail: ({ id }) => lookOptions(id).queryKey,
    isErrorToasted: true,
  });
}

/** What can be done with many listings; each has an outcome of its own. */
export function useManyLooks() {
  const queryClient = useQueryClient();
  const each = (rows: readonly LookCard[], method: 'POST' | 'DELETE') =>
    Promise.all(
      rows.map(({ id }) =>
        outcomeOf(
          id,
          send(`${PATH}${id}/claim/`, {
            method,
            idempotencyKey: newId(),
            ...(method === 'POST' && { body: {} }),
          }),
        ),
      ),
    );
  const decide = async (rows: readonly LookCard[], decision: BulkDecision) => {
    const results: BulkResult[] = [];
    for (let at = 0; at < rows.length; at += BULK_MAX) {
      results.push(...(await decideSome(rows.slice(at, at + BULK_MAX), decision)));
    }
    return results;
  };
  const renewed = async (work: Promise<BulkResult[]>) => {
    try {
      return await work;
    } finally {
      void queryClient.invalidateQueries({ queryKey: LISTINGS_TAG });
    }
  };
  return {
    claim: (rows: readonly LookCard[]) => renewed(each(rows, 'POST')),
    release: (rows: readonly LookCard[]) => renewed(each(rows, 'DELETE')),
    decide: (rows: readonly LookCard[], decision: BulkDecision) => renewed(decide(rows, decision)),
  };
}

export interface BulkDecision {
  decision: 'approve' | 'reject';
  template?: string;
  text?: string;
}

async function decideSome(rows: readonly LookCard[], decision: BulkDecision): Promise<BulkResult[]> {
  const items = rows.map(({ id, version }) => ({ id, expected_version: version }));
  const body = { ...decision, items };
  const { results } = await send<Schema<'ListingBulkOut'>>(`${PATH}bulk/`, {
    method: 'POST',
    body,
    idempotencyKey: newId(),
  });
  return results.map(({ id, ok, code }) => ({ id, problem: ok ? null : { code: code ?? '' } }));
}

async function outcomeOf(id: string, work: Promise<unknown>): Promise<BulkResult> {
  try {
    await work;
    return { id, problem: null };
  } catch (error) {
    return { id, problem: toProblem(error) };
  }
}
