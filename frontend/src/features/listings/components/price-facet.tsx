import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useLocale } from '@/shared/i18n/locale';
import { currencyWord, formatSom } from '@/shared/lib/money';
import { Range } from '@/shared/ui/range';
import type { Facets } from '../api';
import type { ListingFilters } from '../filters';
import type { FilterChange } from '../hooks/use-filters';
import { Bounds } from './bounds';

const STEPS = 100;

/** The price from and to, by slider or by figures. */
export function PriceFacet({
  filters,
  facets,
  onChange,
}: {
  filters: ListingFilters;
  facets: Facets | undefined;
  onChange: (change: FilterChange) => void;
}) {
  const { t } = useLingui();
  const locale = useLocale();
  const [moving, setMoving] = useState<[number, number] | null>(null);
  const step = stepOf(facets);
  const lowest = Math.floor((facets?.min_price ?? 0) / step) * step;
  const highest = Math.ceil((facets?.max_price ?? 0) / step) * step;
  const chosen = { from: filters.min_price ?? undefined, to: filters.max_price ?? undefined };

  const commit = ([from, to]: [number, number]) => {
    setMoving(null);
    onChange({
      min_price: from > lowest ? from : undefined,
      max_price: to < highest ? to : undefined,
    });
  };

  return (
    <fieldset className="min-w-0">
      <legend className="mb-3 font-semibold">{t`Price, ${currencyWord(locale)}`}</legend>
      <div className="space-y-3">
        <Range
          labels={[t`Lowest price`, t`Highest price`]}
          min={lowest}
          max={Math.max(highest, lowest + step)}
          step={step}
          value={[
            Math.max(lowest, Math.min(chosen.from ?? lowest, highest)),
            Math.max(lowest, Math.min(chosen.to ?? highest, highest)),
          ]}
          onMove={setMoving}
          onCommit={commit}
          format={(value) => formatSom(value, locale)}
        />
        <Bounds
          label={t`Price`}
          value={moving ? { from: moving[0], to: moving[1] } : chosen}
          lowest={facets?.min_price}
          highest={facets?.max_price}
          onCommit={({ from, to }) => onChange({ min_price: from, max_price: to })}
        />
      </div>
    </fieldset>
  );
}

/** About a hundred stops, each a round sum: 1, 10, 100 … thousand soʻm. */
function stepOf(facets: Facets | undefined): number {
  const width = (facets?.max_price ?? 0) - (facets?.min_price ?? 0);
  return Math.max(1000, 10 ** Math.round(Math.log10(Math.max(width / STEPS, 1))));
}
