import { useLingui } from '@lingui/react/macro';
import { ArrowRight } from 'lucide-react';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { Badge } from '@/shared/ui/badge';
import { Money } from '@/shared/ui/money';
import { Skeleton } from '@/shared/ui/skeleton';
import { Time } from '@/shared/ui/time';
import type { OrderCard } from '../api';
import { useNextStep, useOrderWords } from '../hooks/use-order-words';
import { OrderPicture } from './order-picture';

/** The columns of a list of orders; one below the other on phones. */
export const ORDER_COLUMNS = 'lg:grid lg:grid-cols-[minmax(0,1fr)_9rem_10rem_14rem] lg:items-center lg:gap-4';

/** An order in a list: what, with whom, for how much, and what to do next. */
export function OrderRow({ order }: { order: OrderCard }) {
  const { t } = useLingui();
  const { stateOf } = useOrderWords();
  const nextStepOf = useNextStep();
  const [tone, word] = stateOf(order);
  const other = order.party === 'buyer' ? order.seller : order.buyer;
  const { listing } = order;
  return (
    <li className="relative p-4 transition-colors hover:bg-raised">
      <div className={ORDER_COLUMNS}>
        <div className="flex min-w-0 items-center gap-3">
          <OrderPicture listing={listing} className="h-14 w-20 shrink-0 rounded-md" />
          <div className="min-w-0">
            <Link
              to={paths.order(order.id)}
              className="line-clamp-2 break-words font-semibold after:absolute after:inset-0 hover:text-accent"
            >
              {listing.title}
            </Link>
            <p className="truncate text-muted text-xs">
              {order.number} · {listing.game.name} · <Time iso={order.created_at} />
            </p>
          </div>
        </div>
        <p className="truncate text-muted max-lg:mt-3">
          <span className="lg:hidden">{order.party === 'buyer' ? t`Seller:` : t`Buyer:`} </span>
          {other.display_name || other.username}
        </p>
        <p className="max-lg:mt-1">
          <Money amount={order.party === 'buyer' ? order.price : order.seller_amount} />
        </p>
        <div className="flex flex-wrap items-center gap-2 max-lg:mt-3 lg:flex-col lg:items-start lg:gap-1">
          <Badge tone={tone}>{word}</Badge>
          <span className="flex min-w-0 items-center gap-1 text-[13px]">
            {nextStepOf(order)}
            <ArrowRight className="size-3.5 shrink-0 text-muted" aria-hidden="true" />
          </span>
        </div>
      </div>
    </li>
  );
}

/** The same geometry while the list is fetched. */
export function OrderRowSkeleton() {
  return (
    <li className="p-4">
      <div className={ORDER_COLUMNS}>
        <div className="flex gap-3">
          <Skeleton className="h-14 w-20 shrink-0 rounded-md" />
          <div className="grid flex-1 content-start gap-2">
            <Skeleton className="h-5 w-4/5" />
            <Skeleton className="h-4 w-3/5" />
          </div>
        </div>
        <Skeleton className="h-5 w-24 max-lg:mt-3" />
        <Skeleton className="h-5 w-28 max-lg:mt-1" />
        <div className="grid gap-1 max-lg:mt-3">
          <Skeleton className="h-5 w-20 rounded-full" />
          <Skeleton className="h-5 w-40" />
        </div>
      </div>
    </li>
  );
}
