import { cn } from '@/shared/lib/cn';
import type { ListingSummary } from '../api';

const SIZES = '(min-width: 80rem) 320px, (min-width: 40rem) 46vw, 94vw';

/** The listing's first picture, else its game's cover, darkened where words stand on it. */
export function CardPicture({ listing, isEager }: { listing: ListingSummary; isEager: boolean }) {
  const { image } = listing;
  return (
    <>
      <img
        src={image ? image.card.url : `/covers/${listing.game.slug}.svg`}
        {...(image && {
          srcSet: `${image.card.url} ${image.card.width}w, ${image.gallery.url} ${image.gallery.width}w`,
          style: { backgroundImage: `url("${image.placeholder}")` },
        })}
        sizes={SIZES}
        alt=""
        width={image?.card.width ?? 640}
        height={image?.card.height ?? 400}
        loading={isEager ? 'eager' : 'lazy'}
        fetchPriority={isEager ? 'high' : 'auto'}
        decoding="async"
        className={cn(
          'aspect-16/10 w-full bg-center bg-cover bg-neutral object-cover',
          // The cover's own letters would stand under the game's name.
          !image && 'origin-top scale-125',
        )}
      />
      <div className="pointer-events-none absolute inset-0 bg-linear-to-t from-black/60 via-transparent to-black/20" />
    </>
  );
}
