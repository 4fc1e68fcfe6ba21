import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import type { Schema } from '@/shared/api/types';
import { newId } from '@/shared/lib/new-id';
import { type Filters, readTable, type TableSpec } from './table-spec';
import { useStaff } from './use-roles';

export const VIEWS_MAX = 20;
export const VIEW_NAME_MAX = 40;

const PATH = '/api/v1/admin/views/';
const KEY = ['desk', 'views'];

/** Filters and an order of a table under a name of one's own. */
export interface SavedView {
  id: string;
  name: string;
  /** The address's query, as `readTable` writes it. */
  search: string;
}

interface Kept {
  name: string;
  search: string;
  /** The view that this one takes the place of. */
  instead?: SavedView | undefined;
}

/** The views that one keeps of a table, on the server: they are there in every browser. */
export function useSavedViews<F extends Filters>(spec: TableSpec<F>, isWanted: boolean) {
  const { role } = useStaff();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => send<Schema<'ViewsOut'>>(PATH, { signal }),
    enabled: isWanted && role !== '',
    // Nobody else changes one's own views.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const views = data?.results.filter(({ page }) => page === spec.key).map((view) => readView(spec, view));
  return { views: views ?? [], error, isPending, refetch };
}

/** What is kept, as far as the table still knows it. */
function readView<F extends Filters>(spec: TableSpec<F>, view: Schema<'ViewOut'>): SavedView {
  const params = new URLSearchParams(
    Object.entries(view.query).map(([name, value]) => [name, String(value)]),
  );
  return { id: view.id, name: view.name, search: readTable(spec, params).search };
}

/** Keep a view, also in the place of another one. */
export function useKeepView(page: string, count: number) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ name, search, instead }: Kept) => {
      const create = () =>
        send<Schema<'ViewOut'>>(PATH, {
          method: 'POST',
          body: { page, name, query: Object.fromEntries(new URLSearchParams(search)) },
          idempotencyKey: newId(),
        });
      if (!instead) return void (await create());
      // The server changes no view. The new one comes first, so that none is lost, unless there is no room for both.
      const isFirst = instead.name !== name && count < VIEWS_MAX;
      if (isFirst) await create();
      await send(`${PATH}${instead.id}/`, { method: 'DELETE', idempotencyKey: newId() });
      if (!isFirst) await create();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
}

/** Forget a view. */
export function useDeleteView() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: SavedView) => send(`${PATH}${id}/`, { method: 'DELETE', idempotencyKey: newId() }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
}
