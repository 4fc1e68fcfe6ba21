import { useLingui } from '@lingui/react/macro';
import type { Listing } from '@/features/listings/api';
import { lazyPart } from '@/shared/i18n/lazy-part';
import { Skeleton } from '@/shared/ui/skeleton';
import { WhenNear } from '@/shared/ui/when-near';

const SellerReviewList = lazyPart(
  async () => (await import('./seller-review-list')).SellerReviewList,
  'reviews',
);

/** What buyers say about the listing's seller. */
export function SellerReviews({ seller }: Pick<Listing, 'seller'>) {
  const { t } = useLingui();
  return (
    <section aria-labelledby="reviews">
      <h2 id="reviews" className="mb-4 font-bold text-xl tracking-[-.02em]">
        {t`Reviews of the seller`}
      </h2>
      <WhenNear fallback={<Skeleton className="h-96 rounded-xl" />}>
        <SellerReviewList seller={seller} />
      </WhenNear>
    </section>
  );
}
