import { useLingui } from '@lingui/react/macro';
import { adminPaths } from '@/shared/lib/admin-paths';
import { Link } from '@/shared/router/router';
import type { LookListing } from '../desk-listing-types';

const OWN_MOST = 6;

/** Other sellers' pictures that look like those of this listing, beside its own ones. */
export function DeskSamePicture({ listing }: { listing: LookListing }) {
  const { t } = useLingui();
  const { same_pictures, images } = listing;
  return (
    <ul className="grid gap-3">
      {same_pictures.map(({ listing_id, code, seller, distance, picture }) => (
        <li key={listing_id} className="grid grid-cols-2 gap-2">
          <figure className="min-w-0">
            <div className="grid grid-cols-2 gap-1">
              {images.slice(0, OWN_MOST).map(({ id, card_small }, index) => (
                <img
                  key={id}
                  src={card_small.url}
                  alt={index === 0 ? t`Here` : ''}
                  loading="lazy"
                  className={
                    images.length === 1
                      ? 'col-span-2 aspect-8/5 w-full rounded-sm object-cover'
                      : 'aspect-8/5 w-full rounded-sm object-cover'
                  }
                />
              ))}
            </div>
            <figcaption className="mt-1 text-muted text-xs">{t`Here`}</figcaption>
          </figure>
          <figure className="min-w-0">
            <img
              src={picture.url}
              width={picture.width}
              height={picture.height}
              alt={code}
              loading="lazy"
              className="aspect-8/5 h-auto w-full rounded-sm object-cover"
            />
            <figcaption className="mt-1 text-xs">
              <Link
                to={adminPaths.listing(listing_id)}
                className="touch-target rounded-sm text-accent underline"
              >
                {code} · {seller}
              </Link>
              <span className="block text-muted">
                {distance === 0 ? t`the very picture` : t`a picture like it`}
              </span>
            </figcaption>
          </figure>
        </li>
      ))}
    </ul>
  );
}
