/** Rows that were ticked, and the last one: Shift goes from there. */
export interface Selection {
  ids: ReadonlySet<string>;
  last: string | null;
}

export const NOTHING_SELECTED: Selection = { ids: new Set(), last: null };

/** Tick or untick a row; with Shift all rows from the last one to this one do the same. */
export function withRow(
  { ids, last }: Selection,
  id: string,
  { isRange, order }: { isRange: boolean; order: readonly string[] },
): Selection {
  const isOn = !ids.has(id);
  const from = last === null ? -1 : order.indexOf(last);
  const to = order.indexOf(id);
  const rows =
    isRange && from >= 0 && to >= 0 ? order.slice(Math.min(from, to), Math.max(from, to) + 1) : [id];
  const next = new Set(ids);
  for (const row of rows) {
    if (isOn) next.add(row);
    else next.delete(row);
  }
  return { ids: next, last: id };
}

/** Tick all rows that are shown, or untick all when they are. */
export function withAll({ ids }: Selection, order: readonly string[]): Selection {
  const areAll = order.length > 0 && order.every((id) => ids.has(id));
  return areAll ? NOTHING_SELECTED : { ids: new Set(order), last: null };
}
