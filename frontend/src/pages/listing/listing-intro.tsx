import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Eye, Heart, ShieldCheck, Zap } from 'lucide-react';
import { type ReactNode, Suspense } from 'react';
import type { Listing } from '@/features/listings/api';
import { lazyExtra } from '@/shared/i18n/lazy-extra';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { Badge } from '@/shared/ui/badge';
import { Gallery, type GalleryImage } from '@/shared/ui/gallery';
import { Skeleton } from '@/shared/ui/skeleton';
import { Time } from '@/shared/ui/time';

const ListingActions = lazyExtra(
  async () => (await import('./listing-actions')).ListingActions,
  'listing-actions',
);

/** Pictures, name and the first facts. */
export function ListingIntro({ listing, favorite }: { listing: Listing; favorite: ReactNode }) {
  const { t } = useLingui();
  const { game } = listing;
  return (
    <div className="min-w-0">
      <Gallery title={listing.title} images={picturesOf(listing)} overlay={favorite} />
      <div className="mt-6 flex flex-wrap gap-2">
        <Link to={paths.game(game.slug)} className="max-w-full rounded-full hover:brightness-110">
          <Badge tone="accent">{game.name}</Badge>
        </Link>
        <Badge tone="success" icon={<ShieldCheck className="size-3" aria-hidden="true" />}>
          {t`24 hours to check`}
        </Badge>
        {listing.delivery === 'instant' && (
          <Badge tone="attention" icon={<Zap className="size-3" aria-hidden="true" />}>
            {t`Instant delivery`}
          </Badge>
        )}
        {listing.is_premium && <Badge tone="done">{t`Premium`}</Badge>}
      </div>
      <ListingTitle title={listing.title} />
      <div className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-2 text-[13px] text-muted tnum">
        {listing.view_count > 0 && (
          <span className="inline-flex items-center gap-1.5">
            <Eye className="size-4" aria-hidden="true" />
            <Plural value={listing.view_count} one="# view" other="# views" />
          </span>
        )}
        {listing.favorite_count > 0 && (
          <span className="inline-flex items-center gap-1.5">
            <Heart className="size-4" aria-hidden="true" />
            <Plural value={listing.favorite_count} one="liked by # person" other="liked by # people" />
          </span>
        )}
        {listing.published_at && (
          <span>
            <Trans>
              Listed <Time iso={listing.published_at} />
            </Trans>
          </span>
        )}
        <Suspense fallback={<Skeleton className="h-5 w-72 max-w-full" />}>
          <ListingActions listing={listing} />
        </Suspense>
      </div>
    </div>
  );
}

/** What is sold. */
export function ListingTitle({ title }: { title: string }) {
  return (
    <h1 className="mt-3 text-balance font-extrabold text-2xl leading-8 tracking-[-.025em] md:text-title md:leading-10">
      {title}
    </h1>
  );
}

/** The seller's pictures; without any, the game's cover. */
function picturesOf({ images, game }: Listing): GalleryImage[] {
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
