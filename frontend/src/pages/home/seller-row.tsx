import { Plural, useLingui } from '@lingui/react/macro';
import type { ListingSummary } from '@/features/listings/api';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { Avatar } from '@/shared/ui/avatar';
import { PlanMark } from '@/shared/ui/plan-mark';
import { Rating } from '@/shared/ui/rating';
import { SCROLLED_ROW, WIDE_PLACE } from '@/shared/ui/scrolled-row';
import { Skeleton } from '@/shared/ui/skeleton';
import { SectionHead } from './section-head';

const SELLER_COUNT = 4;
/** The best among the sellers of these listings; nothing when there are none. */
export function SellerRow({
  listings,
  isPending,
}: {
  listings: readonly ListingSummary[];
  isPending: boolean;
}) {
  const { t } = useLingui();
  const sellers = sellersOf(listings).slice(0, SELLER_COUNT);
  if (!isPending && sellers.length === 0) return null;
  return (
    <section aria-labelledby="sellers" className="page pt-10 md:pt-14">
      <SectionHead
        id="sellers"
        title={t`Sellers`}
        hint={t`Ratings come from buyers alone, one for each completed order`}
        to={paths.top()}
      />
      <ul className={SCROLLED_ROW} aria-busy={isPending}>
        {isPending
          ? Array.from({ length: SELLER_COUNT }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: places without content have nothing else.
              <li key={index} className={WIDE_PLACE}>
                <Skeleton className="h-22 rounded-xl" />
              </li>
            ))
          : sellers.map((seller) => (
              <li key={seller.id} className={WIDE_PLACE}>
                <SellerTile seller={seller} />
              </li>
            ))}
      </ul>
    </section>
  );
}

type Seller = ListingSummary['seller'];

/** Each seller once, the best rated first. */
function sellersOf(listings: readonly ListingSummary[]): Seller[] {
  const known = new Map(listings.map(({ seller }) => [seller.id, seller]));
  return [...known.values()].sort(
    (left, right) => (right.rating ?? 0) - (left.rating ?? 0) || right.sales_count - left.sales_count,
  );
}

function SellerTile({ seller }: { seller: Seller }) {
  return (
    <article className="surface surface-glow flex h-full items-center gap-3.5 p-4">
      <Avatar
        name={seller.display_name}
        src={seller.avatar?.url}
        size={48}
        isPremium={seller.plan !== 'free'}
      />
      <div className="min-w-0">
        <h3 className="flex items-center gap-1.5 font-semibold text-[15px]">
          <Link
            to={paths.user(seller.username)}
            className="truncate rounded-sm after:absolute after:inset-0 after:rounded-xl"
          >
            {seller.display_name}
          </Link>
          <PlanMark plan={seller.plan} />
        </h3>
        <p className="mt-1 flex flex-wrap items-center gap-x-2.5 text-[13px] text-muted tnum">
          <Rating value={seller.rating} count={seller.rating_count} />
          <span>
            <Plural value={seller.sales_count} one="# sale" other="# sales" />
          </span>
        </p>
      </div>
    </article>
  );
}
