import { type InfiniteData, type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ListPage } from './list-page';

interface Ids {
  ids: string[];
}

type Pages = InfiniteData<ListPage<{ id: string }>>;

interface Marks<Answer> {
  listingId: string;
  /** The ids of all that the person has marked. */
  idsKey: QueryKey;
  /** The same as a list of listings. */
  listKey: QueryKey;
  /** One name for the presses of one button: they go one after the other, so that they end as the last one says. */
  scope: string;
  request: (isMarked: boolean) => Promise<Answer>;
  onSuccess?: (answer: Answer) => void;
}

/** Mark a listing as one's own choice (`mutate(true)`) or no longer: shown at once, taken back when the server refuses. */
export function useToggleMark<Answer>(marks: Marks<Answer>) {
  const { listingId, idsKey, listKey } = marks;
  const queryClient = useQueryClient();

  const showInIds = (isMarked: boolean) =>
    queryClient.setQueryData<Ids>(
      idsKey,
      (known) =>
        known && { ids: [...(isMarked ? [listingId] : []), ...known.ids.filter((id) => id !== listingId)] },
    );

  return useMutation({
    mutationFn: marks.request,
    scope: { id: marks.scope },
    meta: { isErrorToasted: true },
    onMutate: async (isMarked) => {
      await Promise.all([idsKey, listKey].map((queryKey) => queryClient.cancelQueries({ queryKey })));
      const list = queryClient.getQueryData<Pages>(listKey);
      showInIds(isMarked);
      if (!isMarked) queryClient.setQueryData<Pages>(listKey, withoutListing(list, listingId));
      return { list };
    },
    onError: (_error, isMarked, shown) => {
      showInIds(!isMarked);
      if (shown?.list) queryClient.setQueryData(listKey, shown.list);
    },
    onSuccess: (answer) => marks.onSuccess?.(answer),
    onSettled: (_answer, _error, isMarked) => {
      // Whoever has just signed in presses before the ids are there: they are asked for again.
      const areKnown = queryClient.getQueryData(idsKey) !== undefined;
      if (!areKnown) void queryClient.invalidateQueries({ queryKey: idsKey });
      return isMarked ? queryClient.invalidateQueries({ queryKey: listKey }) : undefined;
    },
  });
}

function withoutListing(list: Pages | undefined, listingId: string): Pages | undefined {
  return (
    list && {
      ...list,
      pages: list.pages.map((page) => ({
        ...page,
        results: page.results.filter(({ id }) => id !== listingId),
      })),
    }
  );
}
