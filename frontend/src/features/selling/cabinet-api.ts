import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import { download } from '@/shared/api/download';
import type { Schema } from '@/shared/api/types';
import { upload } from '@/shared/api/upload';
import type { BulkIn, ImportReport, SellingStats } from './shapes';

export const PERIODS = [7, 30, 90, 365] as const;
export type Period = (typeof PERIODS)[number];

/** Looks, sales and income of the last days, beside the days before. */
export function useSellingStats(days: Period) {
  return useQuery({
    queryKey: ['selling', 'stats', days],
    queryFn: ({ signal }) => send<SellingStats>('/api/v1/profile/selling/', { query: { days }, signal }),
    placeholderData: keepPreviousData,
  });
}

/** Do one thing with many listings; each row has an outcome of its own. */
export function useBulk() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: BulkIn) =>
      send<Schema<'BulkOut'>>('/api/v1/profile/listings/bulk/', { method: 'POST', body }),
    onSettled: () => {
      for (const key of [['selling'], ['listings']]) void queryClient.invalidateQueries({ queryKey: key });
    },
  });
}

/** Look at a file of listings, or make drafts of it. */
export function useImportListings() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ game, file, isDryRun }: { game: string; file: File; isDryRun: boolean }) =>
      upload<ImportReport>('/api/v1/profile/listings/import/', file, {
        fields: { game, dry_run: String(isDryRun) },
      }),
    onSuccess: ({ is_dry_run }) => {
      if (!is_dry_run) void queryClient.invalidateQueries({ queryKey: ['selling'] });
    },
  });
}

/** A file with the columns of a game and one example. */
export function useImportTemplate() {
  return useMutation({
    mutationFn: (game: string) =>
      download('/api/v1/profile/listings/import/template/', `wibestore-${game}.csv`, { game }),
    meta: { isErrorToasted: true },
  });
}
