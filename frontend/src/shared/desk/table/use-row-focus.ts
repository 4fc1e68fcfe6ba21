import { useEffect, useRef, useState } from 'react';
import { tabStorage } from '@/shared/lib/storage';

const LINK = '[data-row-link]';

/**
 * Moving through the rows by keys: one row at a time is in the tab order, and the last one is where one returns to.
 *
 * @param ids of the rows that are shown, in their order
 */
export function useRowFocus(tableKey: string, ids: readonly string[]) {
  const key = `wibestore.desk.row.${tableKey}`;
  const box = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState(() => tabStorage.read(key));
  const active = chosen !== null && ids.includes(chosen) ? chosen : (ids[0] ?? null);

  const remember = (id: string) => {
    setChosen(id);
    tabStorage.write(key, id);
  };
  const focusRow = (id: string) => {
    const row = box.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
    const target = row?.querySelector<HTMLElement>(LINK) ?? row?.querySelector<HTMLElement>('a, button');
    target?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  };
  const move = (by: 1 | -1) => {
    if (active === null) return;
    const isInside = box.current?.contains(document.activeElement) ?? false;
    const at = ids.indexOf(active);
    // The first press lands on the row where one was.
    const id = isInside ? ids[Math.max(0, Math.min(ids.length - 1, at + by))] : active;
    if (id === undefined) return;
    remember(id);
    focusRow(id);
  };

  const isReady = ids.length > 0;
  const returned = useRef(chosen);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the first rows have come.
  useEffect(() => {
    if (!isReady) return;
    const id = returned.current;
    returned.current = null;
    const isFree = document.activeElement === document.body || document.activeElement?.id === 'main';
    if (id !== null && ids.includes(id) && isFree) focusRow(id);
  }, [isReady]);

  return { box, active, remember, move };
}
