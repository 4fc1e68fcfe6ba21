import { cn } from '@/shared/lib/cn';
import type { OrderCard } from '../api';

/** The bought listing's cover, else the game's. */
export function OrderPicture({ listing, className }: { listing: OrderCard['listing']; className?: string }) {
  return (
    <img
      src={listing.image?.card.url ?? `/covers/${listing.game.slug}.svg`}
      alt=""
      loading="lazy"
      decoding="async"
      className={cn('bg-inset object-cover', className)}
    />
  );
}
