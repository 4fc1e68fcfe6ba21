import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import type { Schema } from '@/shared/api/types';
import { useKeepListing } from './api';
import type { OwnListing, PriceHint, SellDraft, SellDraftIn } from './shapes';

const PATH = '/api/v1/profile/sell-drafts/';
const HINT_STALE_MS = 5 * 60_000;

const draftsOptions = () =>
  queryOptions({
    queryKey: ['selling', 'drafts'],
    queryFn: ({ signal }) => send<Schema<'SellDraftsOut'>>(PATH, { signal }),
    select: ({ results }) => results,
  });

/** The seller's drafts, the newest first. */
export function useDrafts() {
  return useQuery(draftsOptions());
}

/** One draft as the server has it; asked anew whenever it is opened. */
export const draftOptions = (draftId: string) =>
  queryOptions({
    queryKey: ['selling', 'draft', draftId],
    queryFn: ({ signal }) => send<SellDraft>(`${PATH}${draftId}/`, { signal }),
    staleTime: 0,
    // What is being typed is newer than any answer.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

/** One draft as the server has it; `isFetchedAfterMount` says whether the answer is of this visit. */
export function useDraft(draftId: string) {
  return useQuery(draftOptions(draftId));
}

/** Begin a draft. */
export function useCreateDraft() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Partial<SellDraftIn>) => send<SellDraft>(PATH, { method: 'POST', body }),
    onSuccess: (draft) => {
      queryClient.setQueryData(draftOptions(draft.id).queryKey, draft);
      void queryClient.invalidateQueries({ queryKey: draftsOptions().queryKey });
    },
  });
}

/** Save a draft as it is typed. */
export function saveDraft(draftId: string, body: SellDraftIn): Promise<SellDraft> {
  return send<SellDraft>(`${PATH}${draftId}/`, { method: 'PUT', body });
}

export function useDeleteDraft() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (draftId: string) => send<void>(`${PATH}${draftId}/`, { method: 'DELETE' }),
    onSuccess: (_nothing, draftId) => {
      queryClient.setQueryData(
        draftsOptions().queryKey,
        (drafts) => drafts && { results: drafts.results.filter(({ id }) => id !== draftId) },
      );
    },
    meta: { isErrorToasted: true },
  });
}

/** Seal the login data of a draft at once; it never becomes a part of the draft itself. */
export function useSealDraft() {
  return useMutation({
    mutationFn: ({ id, credentials }: { id: string; credentials: Schema<'CredentialsIn'> }) =>
      send<SellDraft>(`${PATH}${id}/credentials/`, { method: 'PUT', body: credentials }),
    gcTime: 0,
  });
}

/** Take the sealed login data of a draft out of the vault. */
export function useUnsealDraft() {
  return useMutation({
    mutationFn: (draftId: string) => send<SellDraft>(`${PATH}${draftId}/credentials/`, { method: 'DELETE' }),
    meta: { isErrorToasted: true },
  });
}

/** Make a listing of a draft and send it to the moderators; its id is the draft's. */
export function useCreateListing() {
  const keep = useKeepListing();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: { id: string; version: number }) =>
      send<OwnListing>(`${PATH}${id}/publish/`, { method: 'POST', body: { expected_version: version } }),
    onSuccess: (listing) => {
      keep(listing);
      void queryClient.invalidateQueries({ queryKey: draftsOptions().queryKey });
    },
  });
}

/** A new draft with a listing's text, facts, terms and pictures. */
export function useDuplicateListing() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (listingId: string) =>
      send<SellDraft>(`/api/v1/listings/${listingId}/duplicate/`, { method: 'POST', body: {} }),
    onSuccess: (draft) => {
      queryClient.setQueryData(draftOptions(draft.id).queryKey, draft);
      void queryClient.invalidateQueries({ queryKey: draftsOptions().queryKey });
    },
    meta: { isErrorToasted: true },
  });
}

/** What similar accounts of a game were sold for; not asked for without a game. */
export function usePriceHint(game: string, attributes: Readonly<Record<string, string | number | boolean>>) {
  const asked = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [`attr.${key}`, value]));
  return useQuery({
    queryKey: ['selling', 'hint', game, asked],
    queryFn: ({ signal }) =>
      send<PriceHint>('/api/v1/profile/price-hint/', { query: { game, ...asked }, signal }),
    enabled: game !== '',
    staleTime: HINT_STALE_MS,
    placeholderData: keepPreviousData,
    // A hint is no reason to disturb anybody.
    meta: { isPolled: true },
  });
}
