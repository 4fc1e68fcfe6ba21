import { useLingui } from '@lingui/react/macro';
import { readableMask } from '@/shared/lib/card-mask';
import type { Card } from '../cards-api';
import { brandName } from './card-face';

/** A card's masked number with its brand; one that has no number yet is named as such. */
export function CardName({ card }: { card: Pick<Card, 'mask' | 'brand'> }) {
  const { t } = useLingui();
  if (!card.mask) return <>{t`New card`}</>;
  return (
    <span className="whitespace-nowrap tracking-wide tnum">
      <span className="sr-only">{brandName(card.brand)} </span>
      {readableMask(card.mask)}
    </span>
  );
}
