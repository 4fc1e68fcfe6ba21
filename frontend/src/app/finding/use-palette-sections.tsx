import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Gamepad2, History, Search, Tag, User } from 'lucide-react';
import { useMemo } from 'react';
import { type ListingSummary, type Suggestion, useSuggestions } from '@/features/listings/api';
import { useListingsByIds } from '@/features/listings/by-ids-api';
import { readSearches, rememberSearch } from '@/features/listings/recent-searches';
import { useViewed } from '@/features/listings/viewed';
import { fits, wordsOf } from '@/shared/lib/fits';
import { paths } from '@/shared/lib/paths';
import { useDebounced } from '@/shared/lib/use-debounced';
import { useNavigate } from '@/shared/router/router';
import { Money } from '@/shared/ui/money';
import type { PaletteItem, PaletteSection } from '@/shared/ui/palette-list';
import { usePalettePages } from './use-palette-pages';

const TYPING_PAUSE_MS = 150;
const VIEWED_SHOWN = 5;
const ICONS = { game: Gamepad2, listing: Tag, seller: User, query: Search };

export interface PaletteFinds {
  sections: PaletteSection[];
  /** There is something of the past to clear. */
  hasHistory: boolean;
  isSearching: boolean;
  /** What is shown was found for earlier words. */
  isStale: boolean;
  error: unknown;
  retry: () => void;
}

/**
 * What the palette shows for the typed text; with nothing typed, what was searched for and looked at before.
 *
 * @param cleared another number reads the past anew
 */
export function usePaletteSections(typed: string, cleared: number): PaletteFinds {
  const text = typed.trim();
  const settled = useDebounced(text, TYPING_PAUSE_MS);
  const found = useSuggestions(settled);
  const past = usePast(cleared);
  const pages = usePages(text);
  const first = useSearchRow(text);
  const finds = useFinds(text === '' ? [] : (found.data ?? []));
  const sections = text === '' ? [...past, pages] : [first, ...finds, pages];
  const isWaiting = text !== '' && (settled !== text || found.isFetching);
  return {
    sections: sections.filter(({ items }) => items.length > 0),
    hasHistory: text === '' && past.some(({ items }) => items.length > 0),
    isSearching: isWaiting,
    isStale: isWaiting && found.data !== undefined,
    error: text !== '' && found.isError ? found.error : null,
    retry: () => void found.refetch(),
  };
}

/** The way to everything that fits, always first. */
function useSearchRow(text: string): PaletteSection {
  const { t } = useLingui();
  const navigate = useNavigate();
  const run = () => {
    rememberSearch(text);
    void navigate(paths.catalog(text));
  };
  const row = { key: 'search', label: t`Search for “${text}” in the catalog`, icon: Search, run };
  return { key: 'search', label: t`Search`, items: [row] };
}

function useFinds(found: readonly Suggestion[]): PaletteSection[] {
  const { t } = useLingui();
  const itemOf = useSuggestionItem();
  const of = (kind: Suggestion['kind'], label: string) => ({
    key: kind,
    label,
    items: found.filter((one) => one.kind === kind).map(itemOf),
  });
  return [
    of('game', t`Games`),
    of('listing', t`Accounts`),
    of('seller', t`Sellers`),
    of('query', t`Suggestions`),
  ];
}

function useSuggestionItem(): (suggestion: Suggestion) => PaletteItem {
  const { t } = useLingui();
  const navigate = useNavigate();
  return ({ kind, text, path, listing_count: count, price, image, note }) => ({
    key: `${kind} ${path}`,
    label: text,
    icon: ICONS[kind],
    picture: image ? <Small src={image.url} isRound={kind === 'seller'} /> : undefined,
    aside: [note, count != null && t`${plural(count, { one: '# listing', other: '# listings' })}`]
      .filter(Boolean)
      .join(' · '),
    end: price == null ? undefined : <Money amount={price} className="shrink-0" />,
    run: () => {
      if (kind === 'query') rememberSearch(text);
      void navigate(path);
    },
  });
}

function Small({ src, isRound }: { src: string; isRound: boolean }) {
  return (
    <img
      src={src}
      alt=""
      width={40}
      height={25}
      loading="lazy"
      className={
        isRound
          ? 'size-6 shrink-0 rounded-full bg-neutral object-cover'
          : 'h-6.25 w-10 shrink-0 rounded bg-neutral object-cover'
      }
    />
  );
}

/** What was searched for, and what was looked at. */
function usePast(cleared: number): PaletteSection[] {
  const { t } = useLingui();
  const navigate = useNavigate();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number reads anew.
  const searches = useMemo(readSearches, [cleared]);
  const ids = useViewed()
    .slice(0, VIEWED_SHOWN)
    .map(({ id }) => id);
  const viewed = useListingsByIds(ids);
  const seen = ids.length === 0 ? [] : (viewed.data ?? []);
  const searchItem = (text: string): PaletteItem => ({
    key: `search ${text}`,
    label: text,
    icon: History,
    run: () => {
      rememberSearch(text);
      void navigate(paths.catalog(text));
    },
  });
  const viewedItem = ({ id, title, game, image, price }: ListingSummary): PaletteItem => ({
    key: `viewed ${id}`,
    label: title,
    icon: Tag,
    picture: image ? <Small src={(image.card_small ?? image.card).url} isRound={false} /> : undefined,
    aside: game.name,
    end: <Money amount={price} className="shrink-0" />,
    run: () => void navigate(paths.listing(id)),
  });
  return [
    { key: 'searches', label: t`Recent searches`, items: searches.map(searchItem) },
    { key: 'viewed', label: t`You looked at`, items: seen.map(viewedItem) },
  ];
}

function usePages(text: string): PaletteSection {
  const { t } = useLingui();
  const navigate = useNavigate();
  const pages = usePalettePages();
  const words = wordsOf(text);
  const items = pages
    .filter(({ label }) => fits(label, words))
    .map(({ to, ...page }) => ({ ...page, key: `page ${to}`, run: () => void navigate(to) }));
  return { key: 'pages', label: t`Go to`, items };
}
