import { useLingui } from '@lingui/react/macro';
import { Search } from 'lucide-react';
import { useState } from 'react';
import type { Schema } from '@/shared/api/types';
import { formatNumber } from '@/shared/lib/money';
import { Button } from '@/shared/ui/button';
import { Checkbox } from '@/shared/ui/checkbox';
import { Input } from '@/shared/ui/input';
import { Skeleton } from '@/shared/ui/skeleton';

const SHORT_COUNT = 8;

export interface GameFacetProps {
  /** Undefined while they load. */
  games: readonly Schema<'GameOut'>[] | undefined;
  /** Listings of each game under the other filters; undefined while unknown. */
  counts: ReadonlyMap<string, number> | undefined;
  value: string | undefined;
  onChange: (slug: string | undefined) => void;
}

/** One game of all, the fullest first; the list can be searched. */
export function GameFacet({ games, counts, value, onChange }: GameFacetProps) {
  const { t } = useLingui();
  const [wanted, setWanted] = useState('');
  const [isWhole, setWhole] = useState(false);
  const countOf = (game: Schema<'GameOut'>) => (counts ? (counts.get(game.slug) ?? 0) : game.listing_count);
  const sorted = games?.toSorted((left, right) => countOf(right) - countOf(left));
  const found = sorted?.filter((game) => matches(game.name, wanted));
  const shown = found && (isWhole || wanted ? found : shortList(found, value));

  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 font-semibold">{t`Game`}</legend>
      <Input
        type="search"
        size="md"
        icon={<Search className="size-4" aria-hidden="true" />}
        aria-label={t`Find a game`}
        placeholder={t`Find a game`}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
        className="pointer-coarse:h-11"
      />
      <div className="-mx-2 mt-1.5 max-h-88 overflow-y-auto overscroll-contain px-2">
        {shown?.map((game) => (
          <Checkbox
            key={game.slug}
            label={<span className={game.slug === value ? 'font-semibold' : undefined}>{game.name}</span>}
            aside={formatNumber(countOf(game))}
            checked={game.slug === value}
            onChange={(event) => onChange(event.target.checked ? game.slug : undefined)}
          />
        )) ?? <GameRows />}
        {found?.length === 0 && <p className="py-2 text-muted">{t`No such game`}</p>}
      </div>
      {found && !wanted && found.length > SHORT_COUNT && (
        <Button variant="ghost" size="sm" className="-ml-2.5" onClick={() => setWhole(!isWhole)}>
          {isWhole ? t`Show fewer` : t`All games: ${found.length}`}
        </Button>
      )}
    </fieldset>
  );
}

/** The fullest games, and the chosen one wherever it stands. */
function shortList(games: readonly Schema<'GameOut'>[], value: string | undefined) {
  const first = games.slice(0, SHORT_COUNT);
  const chosen = games.find((game) => game.slug === value);
  return chosen && !first.includes(chosen) ? [...first.slice(0, -1), chosen] : first;
}

function matches(name: string, wanted: string): boolean {
  return name.toLowerCase().includes(wanted.trim().toLowerCase());
}

function GameRows() {
  return Array.from({ length: SHORT_COUNT }, (_, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: places without content have nothing else.
    <span key={index} className="flex h-8 items-center pointer-coarse:h-11">
      <Skeleton className="h-4 w-full" />
    </span>
  ));
}
