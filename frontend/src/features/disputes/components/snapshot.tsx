import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { Card } from '@/shared/ui/card';
import { Lightbox } from '@/shared/ui/lightbox';
import { ListingPicture } from '@/shared/ui/listing-picture';
import { Money } from '@/shared/ui/money';
import type { Dispute } from '../api';

/** The listing as it was when the order was made: what was promised. */
export function Snapshot({
  dispute,
  facts,
}: {
  dispute: Dispute;
  /** The game's facts with their names. */
  facts: ReactNode;
}) {
  const { t } = useLingui();
  const [opened, setOpened] = useState<number | null>(null);
  const { listing_snapshot: listing, order } = dispute;
  return (
    <Card className="p-4 md:p-6">
      <h2 className="font-semibold text-base">{t`The listing as it was bought`}</h2>
      <p className="text-muted text-xs">{t`Kept when the order was made. Later changes of the listing do not reach it.`}</p>
      {listing.images.length > 0 && (
        <ul className="mt-4 grid grid-cols-3 gap-2 sm:grid-cols-5">
          {listing.images.map((image, index) => (
            <li key={image.id}>
              <button
                type="button"
                aria-label={t`Open picture ${index + 1} large`}
                onClick={() => setOpened(index)}
                className="block w-full cursor-zoom-in! overflow-hidden rounded-md border border-line"
              >
                <ListingPicture
                  image={image}
                  game={listing.game.slug}
                  sizes="(min-width: 40rem) 160px, 30vw"
                  className="aspect-[16/10] w-full object-cover"
                />
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-4 text-muted text-xs">
        {listing.game.name} · {listing.code}
      </p>
      <h3 className="mt-1 break-words font-semibold text-base">
        <Link to={paths.listing(order.listing.id)} className="hover:text-accent">
          {listing.title}
        </Link>
      </h3>
      <Money amount={listing.price} className="mt-1" />
      {listing.description && (
        <p className="mt-3 whitespace-pre-line break-words leading-6">{listing.description}</p>
      )}
      {facts && <div className="mt-4">{facts}</div>}
      {opened !== null && (
        <Lightbox
          title={listing.title}
          images={listing.images.map(({ gallery, full, placeholder }) => ({
            src: gallery.url,
            fullSrc: full.url,
            placeholder,
          }))}
          start={opened}
          onClose={() => setOpened(null)}
        />
      )}
    </Card>
  );
}
