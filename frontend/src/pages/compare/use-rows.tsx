import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { GameAttribute } from '@/features/games/api';
import type { Listing } from '@/features/listings/api';
import { useDeliveryNames } from '@/features/listings/hooks/use-delivery-words';
import { pickText, useLocale } from '@/shared/i18n/locale';
import { attributeText } from '@/shared/lib/attribute-text';
import { formatNumber } from '@/shared/lib/money';
import { Money } from '@/shared/ui/money';
import { Rating } from '@/shared/ui/rating';
import { Time } from '@/shared/ui/time';
import type { ComparedListings } from './use-compared-listings';

/** A fact of every listing, side by side. */
export interface Row {
  key: string;
  label: string;
  /** By column; undefined where nothing is said, or nothing known yet. */
  cells: ReactNode[];
  /** Not all of the listings say the same. */
  differs: boolean;
}

interface Fact {
  key: string;
  label: string;
  /** What it says; equal words are no difference. */
  say: (listing: Listing) => string | number | undefined;
  /** How it looks; the words themselves when left out. */
  show?: (listing: Listing) => ReactNode;
}

/** Every fact that at least one of the listings tells. */
export function useRows({ columns, attributes }: Pick<ComparedListings, 'columns' | 'attributes'>): Row[] {
  const facts = [...useOffer(), ...useSeller(), ...useAttributes(attributes)];
  const rows = facts.map(({ key, label, say, show }) => {
    const said = columns.map(({ listing }) => listing && say(listing));
    const known = columns.flatMap(({ listing }) => (listing ? [say(listing)] : []));
    return {
      key,
      label,
      cells: columns.map(({ listing }, index) =>
        said[index] === undefined ? undefined : ((listing && show?.(listing)) ?? said[index]),
      ),
      differs: new Set(known).size > 1,
      isSaid: known.some((each) => each !== undefined),
    };
  });
  return rows.filter(({ isSaid }) => isSaid);
}

function useOffer(): Fact[] {
  const { t } = useLingui();
  const deliveryName = useDeliveryNames();
  const states = { active: t`On sale`, reserved: t`Being bought`, sold: t`Sold` } as Record<string, string>;
  return [
    {
      key: 'price',
      label: t`Price`,
      say: ({ price }) => price,
      show: ({ price }) => <Money amount={price} size="md" />,
    },
    { key: 'game', label: t`Game`, say: ({ game }) => game.name },
    { key: 'status', label: t`State`, say: ({ status }) => states[status] ?? t`Not on sale` },
    { key: 'delivery', label: t`Delivery`, say: deliveryName },
    { key: 'offers', label: t`Price offers`, say: ({ accepts_offers }) => (accepts_offers ? t`Yes` : t`No`) },
    {
      key: 'listed',
      label: t`Listed`,
      say: ({ published_at }) => published_at?.slice(0, 10),
      show: ({ published_at }) => published_at && <Time iso={published_at} />,
    },
  ];
}

function useSeller(): Fact[] {
  const { t } = useLingui();
  const plans = { free: t`Free`, premium: 'Premium', pro: 'Pro' };
  return [
    { key: 'seller', label: t`Seller`, say: ({ seller }) => seller.display_name || seller.username },
    {
      key: 'rating',
      label: t`Seller's rating`,
      say: ({ seller }) => `${seller.rating} ${seller.rating_count}`,
      show: ({ seller }) => <Rating value={seller.rating} count={seller.rating_count} />,
    },
    { key: 'sales', label: t`Seller's sales`, say: ({ seller }) => formatNumber(seller.sales_count) },
    { key: 'plan', label: t`Seller's plan`, say: ({ seller }) => plans[seller.plan] },
    {
      key: 'verified',
      label: t`Verified seller`,
      say: ({ seller }) => (seller.is_verified ? t`Yes` : t`No`),
    },
  ];
}

function useAttributes(attributes: readonly GameAttribute[]): Fact[] {
  const { t } = useLingui();
  const locale = useLocale();
  const words = { yes: t`Yes`, no: t`No` };
  return attributes.map((attribute) => ({
    key: `attr.${attribute.key}`,
    label: pickText(attribute.label, locale),
    say: ({ attributes: values }) => {
      const value = values[attribute.key];
      return value === undefined || value === '' ? undefined : attributeText(attribute, value, locale, words);
    },
  }));
}
