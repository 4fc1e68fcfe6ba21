import { ListingPicture, type ListingPictureProps } from '@/shared/ui/listing-picture';

const SIZES = '(min-width: 80rem) 320px, (min-width: 40rem) 46vw, 94vw';

export interface CardPictureProps {
  listing: { image: ListingPictureProps['image']; game: { slug: string } };
  isEager: boolean;
}

/** The listing's first picture, else its game's cover, darkened where words stand on it. */
export function CardPicture({ listing, isEager }: CardPictureProps) {
  return (
    <>
      <ListingPicture
        image={listing.image}
        game={listing.game.slug}
        sizes={SIZES}
        isFirst={isEager}
        // The cover's own letters would stand under the game's name.
        className="aspect-16/10 w-full object-cover data-cover:origin-top data-cover:scale-125"
      />
      <div className="pointer-events-none absolute inset-0 bg-linear-to-t from-black/60 via-transparent to-black/20" />
    </>
  );
}
