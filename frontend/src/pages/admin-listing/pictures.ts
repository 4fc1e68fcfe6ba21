import type { LookListing } from '@/features/moderation/desk-listing-types';
import type { GalleryImage } from '@/shared/ui/gallery';

/** The seller's pictures; without any, the game's cover. */
export function picturesOf({ images, game }: LookListing): GalleryImage[] {
  const coverSrc = `/covers/${game.slug}.svg`;
  if (images.length === 0) return [{ src: coverSrc }];
  return images.map(({ card, gallery, full, placeholder }) => ({
    src: gallery.url,
    srcSet: [gallery, full].map(({ url, width }) => `${url} ${width}w`).join(),
    thumbnailSrc: card.url,
    fullSrc: full.url,
    placeholder,
    width: gallery.width,
    height: gallery.height,
    coverSrc,
  }));
}
