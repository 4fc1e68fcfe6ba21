import { CreditCard } from 'lucide-react';
import { cn } from '@/shared/lib/cn';
import type { Card } from '../cards-api';

const BRANDS: Record<Card['brand'], string> = { uzcard: 'UZCARD', humo: 'HUMO', other: '' };

/** What is printed on a card of this brand. */
export function brandName(brand: Card['brand']): string {
  return BRANDS[brand];
}

/** A card's brand as a small picture of a card; the words beside it say the rest. */
export function CardFace({ brand, className }: { brand: Card['brand']; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        'relative grid h-9 w-14 shrink-0 place-items-center overflow-hidden rounded-md border border-line bg-inset font-extrabold text-[9px] text-fg tracking-wide',
        className,
      )}
    >
      <span
        className={cn(
          'absolute inset-x-0 top-0 h-1',
          { uzcard: 'bg-accent-strong', humo: 'bg-gold', other: 'bg-neutral' }[brand],
        )}
      />
      {BRANDS[brand] || <CreditCard className="size-4 text-muted" />}
    </span>
  );
}
