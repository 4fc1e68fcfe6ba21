import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { LOOKS, looksQuery } from '@/features/moderation/desk-listing-table';
import { lookOptions, useLooks } from '@/features/moderation/desk-listings-api';
import { allItems } from '@/shared/api/list-page';
import { readTable } from '@/shared/desk/table-spec';
import { useSearchParams } from '@/shared/router/router';

/** The listings before and after this one in the list that one came from; the next one is fetched ahead. */
export function useNeighbours(id: string) {
  const [params] = useSearchParams();
  const from = params.get('from') ?? '';
  const queryClient = useQueryClient();
  const { data } = useLooks(looksQuery(readTable(LOOKS, new URLSearchParams(from)).filters));
  const ids = allItems(data).map((row) => row.id);
  const at = ids.indexOf(id);
  // One that is not in the list (any more) goes on at its beginning.
  const next = ids[at + 1] ?? null;
  useEffect(() => {
    if (next) void queryClient.prefetchQuery(lookOptions(next));
  }, [next, queryClient]);
  return { previous: ids[at - 1] ?? null, next, from };
}
