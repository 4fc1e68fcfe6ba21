import { useLingui } from '@lingui/react/macro';
import type { Schema } from '@/shared/api/types';
import { pickText, useLocale } from '@/shared/i18n/locale';
import { attributeText } from '@/shared/lib/attribute-text';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { Avatar } from '@/shared/ui/avatar';
import { Card } from '@/shared/ui/card';
import type { Order } from '../api';
import { OrderPicture } from './order-picture';

/** What was bought, as it was promised at that moment, and from whom or by whom. */
export function OrderListing({
  order,
  attributes,
}: {
  order: Order;
  /** The game's attributes, for their names; empty until they are known. */
  attributes: readonly Schema<'AttributeOut'>[];
}) {
  const { t } = useLingui();
  const locale = useLocale();
  const { listing } = order;
  const words = { yes: t`Yes`, no: t`No` };
  const facts = attributes.flatMap((spec) => {
    const value = listing.attributes[spec.key];
    return value === undefined
      ? []
      : [[pickText(spec.label, locale), attributeText(spec, value, locale, words)] as const];
  });
  return (
    <Card className="overflow-hidden">
      <OrderPicture
        listing={listing}
        sizes="(min-width: 64rem) 400px, 94vw"
        className="aspect-[16/9] w-full"
      />
      <div className="p-4 md:p-5">
        <p className="text-muted text-xs">
          {listing.game.name} · {listing.code}
        </p>
        <h2 className="mt-1 break-words font-semibold">
          <Link
            to={paths.listing(listing.id)}
            className="touch-target inline-block rounded-sm hover:text-accent"
          >
            {listing.title}
          </Link>
        </h2>
        <p className="mt-1 text-muted text-xs">{t`As it was promised when the order was made`}</p>
        {facts.length > 0 && (
          <dl className="mt-3 grid gap-1.5 text-[13px]">
            {facts.map(([label, value]) => (
              <div key={label} className="flex justify-between gap-3">
                <dt className="text-muted">{label}</dt>
                <dd className="break-words text-right font-medium tnum">{value}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      <OtherSide order={order} />
    </Card>
  );
}

function OtherSide({ order }: { order: Order }) {
  const { t } = useLingui();
  const people =
    order.party === 'staff'
      ? [[t`Buyer`, order.buyer] as const, [t`Seller`, order.seller] as const]
      : [order.party === 'buyer' ? ([t`Seller`, order.seller] as const) : ([t`Buyer`, order.buyer] as const)];
  return people.map(([part, person]) => (
    <Link
      key={part}
      to={paths.user(person.username)}
      className="flex min-h-11 items-center gap-3 border-line-muted border-t px-4 py-3 transition-colors hover:bg-neutral md:px-5"
    >
      <Avatar
        name={person.display_name || person.username}
        src={person.avatar?.url}
        size={40}
        isPremium={person.plan !== 'free'}
      />
      <span className="min-w-0">
        <span className="block text-muted text-xs">{part}</span>
        <span className="block truncate font-semibold">{person.display_name || person.username}</span>
      </span>
    </Link>
  ));
}
