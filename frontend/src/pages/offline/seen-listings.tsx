import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { seenListings } from '@/features/listings/seen';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { Card } from '@/shared/ui/card';
import { ListingPicture } from '@/shared/ui/listing-picture';
import { Money } from '@/shared/ui/money';
import { Time } from '@/shared/ui/time';

const MOST = 12;

/** What can be looked at without a connection: the listings seen last, as they were then. */
export function SeenListings() {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const { data: seen = [] } = useQuery({
    queryKey: ['listings', 'seen'],
    queryFn: () => seenListings(queryClient, MOST),
    // Nothing of it comes from the network.
    networkMode: 'always',
    gcTime: 0,
    meta: { isPolled: true },
  });
  if (seen.length === 0) return null;
  return (
    <section className="page pb-12" aria-labelledby="seen">
      <h2 id="seen" className="font-semibold text-lg">{t`Seen last`}</h2>
      <p className="mt-1 text-muted">
        <Trans>
          These open without a connection, as they were when you looked. Buying, messages and the wallet wait
          until it is back.
        </Trans>
      </p>
      <ul className="mt-4 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {seen.map(({ listing, seenAt }) => (
          <li key={listing.id} className="min-w-0">
            <Card isGlowing className="relative flex items-center gap-3 p-3">
              <span className="w-24 shrink-0 overflow-hidden rounded-md">
                <ListingPicture image={listing.image} game={listing.game.slug} sizes="96px" alt="" />
              </span>
              <span className="min-w-0">
                <Link
                  to={paths.listing(listing.id)}
                  className="line-clamp-2 font-semibold after:absolute after:inset-0 after:rounded-xl"
                >
                  {listing.title}
                </Link>
                <span className="mt-1 block">
                  <Money amount={listing.price} />
                </span>
                <span className="text-muted text-xs">
                  <Trans>
                    Seen <Time iso={seenAt} />
                  </Trans>
                </span>
              </span>
            </Card>
          </li>
        ))}
      </ul>
    </section>
  );
}
