import { cn } from '@/shared/lib/cn';
import { ListingPicture } from '@/shared/ui/listing-picture';
import type { OrderCard } from '../api';

/** The bought listing's cover, else the game's. */
export function OrderPicture({
  listing,
  sizes = '96px',
  className,
}: {
  listing: OrderCard['listing'];
  sizes?: string;
  className?: string;
}) {
  return (
    <ListingPicture
      image={listing.image}
      game={listing.game.slug}
      sizes={sizes}
      className={cn('object-cover', className)}
    />
  );
}
