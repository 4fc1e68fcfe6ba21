import { useLingui } from '@lingui/react/macro';
import { Command, Search } from 'lucide-react';
import { lazy, type SubmitEvent, Suspense, useEffect, useId, useState } from 'react';
import type { Suggestion } from '@/features/listings/api';
import type { SuggestionsState } from '@/features/listings/components/search-suggestions';
import { rememberSearch } from '@/features/listings/recent-searches';
import { PALETTE_EVENT } from '@/shared/lib/palette-event';
import { paths } from '@/shared/lib/paths';
import { useNavigate, useSearchParams } from '@/shared/router/router';

const SearchSuggestions = lazy(async () => ({
  default: (await import('@/features/listings/components/search-suggestions')).SearchSuggestions,
}));

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** Search over all listings, with quick results; `/` puts the cursor into it, its button opens the palette. */
export function SearchBox() {
  const [params] = useSearchParams();
  const current = params.get('search') ?? '';
  return (
    <search className="ml-auto min-w-0 flex-1 md:max-w-105">
      {/* A new address brings its own words. */}
      <SearchForm key={current} initialText={current} />
    </search>
  );
}

function SearchForm({ initialText }: { initialText: string }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const listId = useId();
  const [text, setText] = useState(initialText);
  const [isOpen, setOpen] = useState(false);
  const [list, setList] = useState<SuggestionsState>({ hasRows: false, activeId: undefined });
  const [input, setInput] = useState<HTMLInputElement | null>(null);
  useFocusKey(input);

  const leaveFor = (address: string) => {
    setOpen(false);
    input?.blur();
    void navigate(address);
  };
  const search = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    rememberSearch(text);
    leaveFor(paths.catalog(text.trim()));
  };
  const pick = (suggestion: Suggestion) => {
    if (suggestion.kind === 'query') rememberSearch(suggestion.text);
    setText(suggestion.kind === 'query' ? suggestion.text : initialText);
    leaveFor(suggestion.path);
  };

  return (
    <form onSubmit={search} className="relative">
      <Search
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted"
        aria-hidden="true"
      />
      <input
        ref={setInput}
        type="search"
        name="search"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        maxLength={100}
        enterKeyHint="search"
        autoComplete="off"
        role="combobox"
        aria-label={t`Search`}
        aria-autocomplete="list"
        aria-expanded={list.hasRows}
        aria-controls={list.hasRows ? listId : undefined}
        aria-activedescendant={list.activeId}
        aria-keyshortcuts="/"
        placeholder={t`Account, game or seller…`}
        className="h-9 w-full text-ellipsis rounded-lg border border-line bg-raised pr-15 pl-9 text-base transition-[border-color,box-shadow] hover:border-line-strong focus:border-focus focus:outline-none focus:ring-3 focus:ring-focus/25 md:text-sm dark:bg-inset [&::-webkit-search-cancel-button]:appearance-none"
      />
      <button
        type="button"
        onClick={() => dispatchEvent(new Event(PALETTE_EVENT))}
        aria-label={t`Quick search`}
        aria-keyshortcuts="Control+K Meta+K"
        className="touch-target absolute! top-1/2 right-2 -translate-y-1/2 rounded border border-line bg-neutral px-1.5 font-mono text-[11px] text-muted leading-5.5 max-sm:right-1 max-sm:size-8 max-sm:border-transparent max-sm:px-0"
      >
        <span className="max-sm:hidden">Ctrl K</span>
        <Command className="mx-auto size-4 sm:hidden" aria-hidden="true" />
      </button>
      {isOpen && input && (
        <Suspense>
          <SearchSuggestions
            id={listId}
            text={text}
            input={input}
            onState={setList}
            onPick={pick}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </form>
  );
}

/** `/` outside of fields. */
function useFocusKey(input: HTMLInputElement | null): void {
  useEffect(() => {
    if (!input) return;
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      input.focus();
      input.select();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, [input]);
}
