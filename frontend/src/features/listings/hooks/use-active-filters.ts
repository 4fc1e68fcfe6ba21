import { useLingui } from '@lingui/react/macro';
import type { Schema } from '@/shared/api/types';
import { pickText, useLocale } from '@/shared/i18n/locale';
import { formatNumber, formatSom } from '@/shared/lib/money';
import type { ListingFilters } from '../filters';
import { type FilterChange, withAttribute } from './use-filters';

/** A filter that is on, in words, and the change that takes it off. */
export interface ActiveFilter {
  key: string;
  label: string;
  removal: FilterChange;
}

export interface FilterNames {
  games: readonly Schema<'GameOut'>[];
  attributes: readonly Schema<'AttributeOut'>[];
  /** The page's own game is no filter. */
  fixedGame?: string | undefined;
}

/** Every filter that is on, as people read it. */
export function useActiveFilters(filters: ListingFilters, names: FilterNames): ActiveFilter[] {
  const attributes = useActiveAttributes(filters, names.attributes);
  const plain = useActivePlain(filters, names);
  return [...plain, ...attributes];
}

function useActivePlain(filters: ListingFilters, { games, fixedGame }: FilterNames): ActiveFilter[] {
  const { t } = useLingui();
  const locale = useLocale();
  const { search, game, seller, min_price: low, max_price: high } = filters;
  const active: ActiveFilter[] = [];
  const add = (key: keyof ListingFilters, label: string) =>
    active.push({ key, label, removal: { [key]: undefined } });

  if (search) add('search', search);
  if (game && game !== fixedGame) add('game', games.find(({ slug }) => slug === game)?.name ?? game);
  if (seller) add('seller', t`Seller: ${seller}`);
  if (low != null || high != null) {
    const label =
      low == null
        ? t`up to ${formatSom(high ?? 0, locale)}`
        : high == null
          ? t`from ${formatSom(low, locale)}`
          : `${formatNumber(low)} – ${formatSom(high, locale)}`;
    active.push({ key: 'price', label, removal: { min_price: undefined, max_price: undefined } });
  }
  if (filters.delivery) {
    add('delivery', filters.delivery === 'instant' ? t`Instant delivery` : t`Delivery by the seller`);
  }
  if (filters.is_premium) add('is_premium', t`Premium listings`);
  if (filters.has_images) add('has_images', t`With pictures`);
  return active;
}

function useActiveAttributes(
  filters: ListingFilters,
  attributes: readonly Schema<'AttributeOut'>[],
): ActiveFilter[] {
  const { t } = useLingui();
  const locale = useLocale();
  return Object.entries(filters.attributes ?? {}).flatMap(([name, value]) => {
    const [key = name, part] = name.split('.');
    const attribute = attributes.find((known) => known.key === key);
    const title = attribute ? pickText(attribute.label, locale) : key;
    if (part === 'min' || part === 'max' || attribute?.type === 'bool') {
      const figure = formatNumber(Number(value) || 0);
      const words = { min: t`from ${figure}`, max: t`up to ${figure}` }[part ?? ''];
      const label = words ? `${title}: ${words}` : title;
      return [{ key: name, label, removal: withAttribute(filters, { [name]: undefined }) }];
    }
    const values = value.split(',');
    return values.map((one) => {
      const choice = attribute?.choices.find((known) => known.value === one);
      const rest = values.filter((other) => other !== one).join(',');
      return {
        key: `${name}=${one}`,
        label: `${title}: ${choice ? pickText(choice.label, locale) : one}`,
        removal: withAttribute(filters, { [name]: rest }),
      };
    });
  });
}
