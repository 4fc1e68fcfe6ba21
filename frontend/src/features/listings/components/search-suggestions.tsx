import { useLingui } from '@lingui/react/macro';
import { useEffect, useEffectEvent, useState } from 'react';
import { paths } from '@/shared/lib/paths';
import { useDebounced } from '@/shared/lib/use-debounced';
import { type Suggestion, useSuggestions } from '../api';
import { forgetSearches, readSearches } from '../recent-searches';
import { SuggestionRow } from './suggestion-row';

const TYPING_PAUSE_MS = 150;

export interface SuggestionsState {
  hasRows: boolean;
  /** The marked row's id. */
  activeId: string | undefined;
}

export interface SearchSuggestionsProps {
  /** The list's id, which the input names in `aria-controls`. */
  id: string;
  /** The words in the input. */
  text: string;
  /** The input whose arrow keys, Enter and Esc move through the list. */
  input: HTMLInputElement;
  /** What the input says of the list: `aria-expanded`, `aria-activedescendant`. */
  onState: (state: SuggestionsState) => void;
  /** A row was chosen: where it leads. */
  onPick: (suggestion: Suggestion) => void;
  onClose: () => void;
}

/** Below the search box: quick results for what was typed, or what was searched for before. */
export function SearchSuggestions({ id, text, input, onState, onPick, onClose }: SearchSuggestionsProps) {
  const { t } = useLingui();
  const [recent, setRecent] = useState(() => readSearches().map(asSuggestion));
  const typed = useDebounced(text.trim(), TYPING_PAUSE_MS);
  const { data } = useSuggestions(typed);
  const isRecent = text.trim() === '';
  const rows = isRecent ? recent : (data ?? []);
  const [active, move] = useMarkedRow(input, rows, `${id}-${isRecent}-${typed}`, { onPick, onClose });

  const activeId = active === null ? undefined : `${id}-${active}`;
  const hasRows = rows.length > 0;
  const tell = useEffectEvent(onState);
  useEffect(() => {
    tell({ hasRows, activeId });
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
    return () => tell({ hasRows: false, activeId: undefined });
  }, [hasRows, activeId]);

  if (!hasRows) return null;
  return (
    <div
      // A press must not take the focus from the input.
      onPointerDown={(event) => event.preventDefault()}
      className="fixed inset-x-2 top-15 z-50 max-h-[70dvh] animate-appear overflow-y-auto overscroll-contain rounded-xl border border-overlay-line bg-overlay p-1.5 shadow-float md:absolute md:inset-x-0 md:top-full md:mt-1.5"
    >
      {isRecent && (
        <div className="flex items-center justify-between px-2.5 pt-1 pb-1.5 text-muted text-xs">
          <span aria-hidden="true">{t`You searched for`}</span>
          <button
            type="button"
            tabIndex={-1}
            className="touch-target rounded-sm hover:text-fg hover:underline"
            onClick={() => {
              forgetSearches();
              setRecent([]);
            }}
          >
            {t`Clear`}
          </button>
        </div>
      )}
      <div id={id} role="listbox" aria-label={isRecent ? t`Recent searches` : t`Suggestions`}>
        {rows.map((suggestion, index) => (
          <SuggestionRow
            key={`${suggestion.kind} ${suggestion.path}`}
            id={`${id}-${index}`}
            suggestion={suggestion}
            isRecent={isRecent}
            isActive={index === active}
            onPoint={() => move(index)}
            onPick={() => onPick(suggestion)}
          />
        ))}
      </div>
    </div>
  );
}

/** Which row is marked; another list (another `listKey`) starts with none. */
function useMarkedRow(
  input: HTMLInputElement,
  rows: readonly Suggestion[],
  listKey: string,
  { onPick, onClose }: Pick<SearchSuggestionsProps, 'onPick' | 'onClose'>,
) {
  const [marked, setMarked] = useState({ listKey, index: null as number | null });
  const active = marked.listKey === listKey ? marked.index : null;
  const move = (index: number | null) => setMarked({ listKey, index });

  const handle = useEffectEvent((event: KeyboardEvent) => {
    const chosen = active === null ? undefined : rows[active];
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && chosen) onPick(chosen);
    else if (event.key === 'ArrowDown' && rows.length > 0) move(next(active, 1, rows.length));
    else if (event.key === 'ArrowUp' && rows.length > 0) move(next(active, -1, rows.length));
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    input.addEventListener('keydown', handle);
    return () => input.removeEventListener('keydown', handle);
  }, [input]);
  return [active, move] as const;
}

/** Around the list, by way of "none", which gives the input its own words back. */
function next(active: number | null, by: 1 | -1, count: number): number | null {
  const index = (active ?? (by === 1 ? -1 : count)) + by;
  return index < 0 || index >= count ? null : index;
}

function asSuggestion(text: string): Suggestion {
  return { kind: 'query', text, path: paths.catalog(text), note: '' };
}
