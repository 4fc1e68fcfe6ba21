import type { Schema } from '@/shared/api/types';
import { Picture, type PictureProps } from './picture';

type Variant = Schema<'ImageVariantOut'>;

export interface ListingPictureProps
  extends Omit<PictureProps, 'src' | 'srcSet' | 'coverSrc' | 'placeholder'> {
  image: (Pick<Schema<'ImageInfo'>, 'card' | 'placeholder'> & { card_small?: Variant }) | null;
  /** Whose cover stands in when there is no picture. */
  game?: string;
  /** How wide it is on the page, for the browser's choice. */
  sizes: string;
}

/** The cover of a listing, cut to 16:10, as large as its place needs. */
export function ListingPicture({ image, game, ...rest }: ListingPictureProps) {
  const variants = image ? [image.card_small, image.card] : [];
  return (
    <Picture
      width={640}
      height={400}
      {...rest}
      src={image?.card.url}
      srcSet={
        variants
          .map((one) => one && `${one.url} ${one.width}w`)
          .filter(Boolean)
          .join() || undefined
      }
      placeholder={image?.placeholder}
      coverSrc={game && `/covers/${game}.svg`}
    />
  );
}
