import { useLingui } from '@lingui/react/macro';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import type { Schema } from '@/shared/api/types';
import { useMediaQuery } from '@/shared/lib/use-media-query';
import { countFilters } from '../filters';
import { useActiveFilters } from '../hooks/use-active-filters';
import { useCatalog } from '../hooks/use-catalog';
import type { FilterChange, FilterState } from '../hooks/use-filters';
import { ActiveFilters } from './active-filters';
import { CatalogResults } from './catalog-results';
import { CatalogToolbar } from './catalog-toolbar';
import { FiltersSkeleton } from './filters-skeleton';
import { ResultCount } from './result-count';

// Cards come first: facets follow in their own column, on phones when the drawer is opened.
const FiltersPanel = lazy(async () => ({ default: (await import('./filters-panel')).FiltersPanel }));
const FiltersDrawer = lazy(async () => ({ default: (await import('./filters-drawer')).FiltersDrawer }));

export interface CatalogProps extends FilterState {
  heading: ReactNode;
  /** The heading's level: the page's own or below one. */
  as?: 'h1' | 'h2';
  /** Undefined while they load; empty when they could not be; null on a game's own page: none to choose. */
  games: readonly Schema<'GameOut'>[] | undefined | null;
  /** The chosen game's attributes. */
  attributes: readonly Schema<'AttributeOut'>[];
  /** What stands behind the filters that are on, given what they are called: the way to save them. */
  renderSave?: (name: string) => ReactNode;
}

/** Facets, chips, sorting and cards; everything that was chosen lives in the address. */
export function Catalog({
  heading,
  as: Heading = 'h1',
  games,
  attributes,
  renderSave,
  filters,
  change,
  clear,
}: CatalogProps) {
  const { t } = useLingui();
  // Null until it is first asked for: its code comes then.
  const [isDrawerOpen, setDrawerOpen] = useState<boolean | null>(null);
  const results = useRef<HTMLElement>(null);
  // There the drawer has the facets: neither their code nor they themselves are needed before it opens.
  const isNarrow = useMediaQuery('(width < 64rem)');
  const catalog = useCatalog(filters);
  const fixedGame = games === null ? filters.game : undefined;
  const active = useActiveFilters(filters, {
    games: games ?? [],
    attributes,
    fixedGame: fixedGame ?? undefined,
  });

  const showStart = () => {
    if ((results.current?.getBoundingClientRect().top ?? 0) < 0) results.current?.scrollIntoView();
  };
  const changeAndShow = (next: FilterChange) => {
    change(next);
    showStart();
  };
  const clearAndShow = () => {
    clear();
    showStart();
  };
  const panel = (
    <Suspense fallback={<FiltersSkeleton />}>
      <FiltersPanel
        filters={filters}
        facets={catalog.facets}
        gameCounts={catalog.gameCounts}
        games={games}
        attributes={attributes}
        onChange={changeAndShow}
      />
    </Suspense>
  );

  return (
    <div className="grid gap-8 lg:grid-cols-[15.5rem_minmax(0,1fr)]">
      {!isNarrow && (
        // Hidden by its style too: what the server sends stands at every width.
        <aside aria-label={t`Filters`} className="max-lg:hidden">
          <div className="sticky top-16 -mx-2 max-h-[calc(100dvh-4rem)] overflow-y-auto overscroll-contain px-2 py-6 [scrollbar-width:thin]">
            {panel}
          </div>
        </aside>
      )}
      <section ref={results} aria-label={t`Listings`} className="min-w-0 pb-12 lg:pt-6">
        <div className="max-lg:contents lg:flex lg:min-h-10 lg:items-center lg:justify-between lg:gap-4">
          <div className="flex min-w-0 items-center gap-2.5 max-lg:pt-5">
            <Heading className="min-w-0 truncate font-semibold text-xl tracking-[-.015em]">{heading}</Heading>
            <ResultCount facets={catalog.facets} isOld={catalog.areFacetsOld} />
          </div>
          <CatalogToolbar
            filters={filters}
            activeCount={countFilters(filters) - (fixedGame ? 1 : 0)}
            onOpenFilters={() => setDrawerOpen(true)}
            onChange={changeAndShow}
          />
        </div>
        <ActiveFilters
          active={active}
          onChange={changeAndShow}
          onClear={clearAndShow}
          more={renderSave?.(active.map(({ label }) => label).join(', '))}
        />
        <div className="mt-3">
          <CatalogResults
            catalog={catalog}
            active={active}
            search={filters.search ?? undefined}
            onChange={changeAndShow}
            onClear={clearAndShow}
          />
        </div>
      </section>
      {isDrawerOpen !== null && (
        <Suspense>
          <FiltersDrawer
            isOpen={isDrawerOpen}
            onClose={() => setDrawerOpen(false)}
            onClear={active.length > 0 ? clear : undefined}
            facets={catalog.facets}
            isOld={catalog.areFacetsOld}
          >
            {panel}
          </FiltersDrawer>
        </Suspense>
      )}
    </div>
  );
}
