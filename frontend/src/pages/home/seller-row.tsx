import { Plural, useLingui } from '@lingui/react/macro';
import type { ListingSummary } from '@/features/listings/api';
import { SellerLine } from '@/features/users/components/seller-line';
import { paths } from '@/shared/lib/paths';
import { useInTurn } from '@/shared/ui/in-turn';
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
  const count = useInTurn(sellers.length, 1);
  if (!isPending && sellers.length === 0) return null;
  return (
    <section aria-labelledby="sellers" className="page drawn-when-near pt-10 [--near-height:14rem] md:pt-14">
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
          : sellers.slice(0, count).map((seller) => (
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
      <SellerLine seller={seller} heading="h3">
        <Plural value={seller.sales_count} one="# sale" other="# sales" />
      </SellerLine>
    </article>
  );
}
