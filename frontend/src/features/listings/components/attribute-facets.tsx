import { ChevronDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Schema } from '@/shared/api/types';
import { pickText, useLocale } from '@/shared/i18n/locale';
import { Switch } from '@/shared/ui/switch';
import type { Facets } from '../api';
import type { ListingFilters } from '../filters';
import { type FilterChange, withAttribute } from '../hooks/use-filters';
import { Bounds } from './bounds';
import { ChoiceFacet } from './choice-facet';

/** A limit above this only keeps nonsense out; as a hint it would mislead. */
const READABLE_MAX = 1_000_000;

type Attribute = Schema<'AttributeOut'>;

export interface AttributeFacetsProps {
  attributes: readonly Attribute[];
  filters: ListingFilters;
  facets: Facets | undefined;
  onChange: (change: FilterChange) => void;
}

/** The chosen game's own filters; the main ones are open. */
export function AttributeFacets({ attributes, filters, facets, onChange }: AttributeFacetsProps) {
  const locale = useLocale();
  const filterable = attributes.filter((attribute) => attribute.is_filterable);
  const isSet = ({ key }: Attribute) =>
    Object.keys(filters.attributes ?? {}).some((name) => name.replace(/\.(min|max)$/, '') === key);

  return filterable.map((attribute) => {
    const label = pickText(attribute.label, locale);
    const props = { attribute, label, filters, facets, onChange };
    return attribute.type === 'bool' ? (
      <YesFacet key={attribute.key} {...props} />
    ) : (
      <Foldable key={attribute.key} label={label} isOpen={attribute.is_primary || isSet(attribute)}>
        {attribute.type === 'int' ? <NumberFacet {...props} /> : <ChoicesFacet {...props} />}
      </Foldable>
    );
  });
}

interface OneFacetProps extends Omit<AttributeFacetsProps, 'attributes'> {
  attribute: Attribute;
  label: string;
}

function YesFacet({ attribute, label, filters, onChange }: OneFacetProps) {
  return (
    <Switch
      label={label}
      checked={filters.attributes?.[attribute.key] === 'true'}
      onChange={(event) =>
        onChange(withAttribute(filters, { [attribute.key]: event.target.checked ? 'true' : undefined }))
      }
    />
  );
}

function NumberFacet({ attribute, label, filters, onChange }: OneFacetProps) {
  const [low, high] = [`${attribute.key}.min`, `${attribute.key}.max`];
  return (
    <Bounds
      label={label}
      lowest={attribute.min}
      highest={(attribute.max ?? READABLE_MAX) < READABLE_MAX ? attribute.max : null}
      value={{ from: bound(filters.attributes?.[low]), to: bound(filters.attributes?.[high]) }}
      onCommit={({ from, to }) =>
        onChange(withAttribute(filters, { [low]: from?.toString(), [high]: to?.toString() }))
      }
    />
  );
}

function ChoicesFacet({ attribute, label, filters, facets, onChange }: OneFacetProps) {
  const locale = useLocale();
  const facet = facets?.facets.find(({ key }) => key === `attr.${attribute.key}`);
  const counts = new Map(facet?.values.map(({ value, count }) => [value, count]));
  return (
    <ChoiceFacet
      label={label}
      choices={attribute.choices.map((choice) => ({
        value: choice.value,
        label: pickText(choice.label, locale),
        count: facet && (counts.get(choice.value) ?? 0),
      }))}
      chosen={filters.attributes?.[attribute.key]?.split(',') ?? []}
      onChange={(values) => onChange(withAttribute(filters, { [attribute.key]: values.join(',') }))}
    />
  );
}

function Foldable({ label, isOpen, children }: { label: string; isOpen: boolean; children: ReactNode }) {
  // Afterwards people open and close it: taking the last value off must not shut it under their hand.
  const [isOpenAtFirst] = useState(isOpen);
  return (
    <details open={isOpenAtFirst} className="group">
      <summary className="flex min-h-8 list-none items-center justify-between gap-2 rounded-md font-semibold pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
        {label}
        <ChevronDown
          className="size-4 shrink-0 text-muted transition-transform duration-150 group-open:rotate-180"
          aria-hidden="true"
        />
      </summary>
      <div className="pt-1.5">{children}</div>
    </details>
  );
}

function bound(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
