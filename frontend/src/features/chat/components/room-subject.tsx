import { useLingui } from '@lingui/react/macro';
import { ChevronRight, ShieldCheck } from 'lucide-react';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { ListingPicture } from '@/shared/ui/listing-picture';
import { Money } from '@/shared/ui/money';
import type { Chat } from '../api';

const BAR =
  'flex h-13 shrink-0 items-center gap-3 border-line-muted border-b bg-raised px-4 transition-colors hover:bg-neutral focus-visible:-outline-offset-2';

/** What the conversation is about: the order of the two, else the account. */
export function RoomSubject({ chat }: { chat: Chat }) {
  const { t } = useLingui();
  const { listing, order } = chat;
  if (!listing) return null;
  return (
    <Link to={order ? paths.order(order.id) : paths.listing(listing.id)} className={BAR}>
      {listing.image ? (
        <ListingPicture
          image={listing.image}
          game={listing.game.slug}
          sizes="58px"
          className="size-9 shrink-0 rounded-md object-cover"
        />
      ) : (
        <span className="grid size-9 shrink-0 place-items-center rounded-md border border-line bg-inset text-muted">
          <ShieldCheck className="size-4" aria-hidden="true" />
        </span>
      )}
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium text-[13px]">{listing.title}</span>
        <span className="block truncate text-muted text-xs">
          {order ? t`Order ${order.number}` : listing.game.name}
        </span>
      </span>
      <Money amount={listing.price} className="shrink-0 text-[13px]" />
      <ChevronRight className="size-4 shrink-0 text-muted" aria-hidden="true" />
    </Link>
  );
}
