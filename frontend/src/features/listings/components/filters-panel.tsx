import { useLingui } from '@lingui/react/macro';
import type { Schema } from '@/shared/api/types';
import { formatNumber } from '@/shared/lib/money';
import { Switch } from '@/shared/ui/switch';
import type { Facets } from '../api';
import type { ListingFilters } from '../filters';
import type { FilterChange } from '../hooks/use-filters';
import { AttributeFacets } from './attribute-facets';
import { GameFacet } from './game-facet';
import { PriceFacet } from './price-facet';

export interface FiltersPanelProps {
  filters: ListingFilters;
  facets: Facets | undefined;
  /** Listings of each game under the other filters. */
  gameCounts: ReadonlyMap<string, number> | undefined;
  /** Undefined while they load; null on a game's own page, empty when they could not be loaded: nothing to choose. */
  games: readonly Schema<'GameOut'>[] | undefined | null;
  /** The chosen game's attributes. */
  attributes: readonly Schema<'AttributeOut'>[];
  onChange: (change: FilterChange) => void;
}

/** All filters of the catalog, in the side column or in the drawer; each works at once. */
export function FiltersPanel({
  filters,
  facets,
  gameCounts,
  games,
  attributes,
  onChange,
}: FiltersPanelProps) {
  const { t } = useLingui();
  const countOf = (key: string, value: string) =>
    facets?.facets.find((facet) => facet.key === key)?.values.find((choice) => choice.value === value)?.count;

  return (
    <div className="space-y-6">
      {games?.length !== 0 && games !== null && (
        <GameFacet
          games={games}
          counts={gameCounts}
          value={filters.game ?? undefined}
          onChange={(game) => onChange({ game })}
        />
      )}
      <PriceFacet filters={filters} facets={facets} onChange={onChange} />
      <div className="space-y-1">
        <Switch
          label={<Counted words={t`Instant delivery`} count={countOf('delivery', 'instant')} />}
          checked={filters.delivery === 'instant'}
          onChange={(event) => onChange({ delivery: event.target.checked ? 'instant' : undefined })}
        />
        <Switch
          label={<Counted words={t`Premium listings`} count={countOf('is_premium', 'true')} />}
          checked={filters.is_premium === true}
          onChange={(event) => onChange({ is_premium: event.target.checked || undefined })}
        />
        <Switch
          label={t`With pictures`}
          checked={filters.has_images === true}
          onChange={(event) => onChange({ has_images: event.target.checked || undefined })}
        />
      </div>
      {attributes.length > 0 && (
        <div className="space-y-4 border-line-muted border-t pt-5">
          <AttributeFacets attributes={attributes} filters={filters} facets={facets} onChange={onChange} />
        </div>
      )}
    </div>
  );
}

function Counted({ words, count }: { words: string; count: number | undefined }) {
  return (
    <>
      {words}
      {count !== undefined && <span className="ml-2 text-muted text-xs tnum">{formatNumber(count)}</span>}
    </>
  );
}
