import type { ReactNode } from 'react';
import type { Schema } from '@/shared/api/types';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { Avatar } from '@/shared/ui/avatar';
import { PlanMark } from '@/shared/ui/plan-mark';
import { Rating } from '@/shared/ui/rating';
import { VerifiedMark } from '@/shared/ui/verified-mark';

/** Who a seller is, on a surface that leads to their page as a whole: picture, name, marks, rating, and a count beside it. */
export function SellerLine({
  seller,
  heading: Heading,
  children,
}: {
  seller: Schema<'SellerCard'>;
  heading: 'h2' | 'h3';
  children: ReactNode;
}) {
  return (
    <>
      <Avatar
        name={seller.display_name}
        src={seller.avatar?.url}
        size={48}
        isPremium={seller.plan !== 'free'}
      />
      <div className="min-w-0">
        <Heading className="flex items-center gap-1.5 font-semibold text-[15px]">
          <Link
            to={paths.user(seller.username)}
            className="truncate rounded-sm after:absolute after:inset-0 after:rounded-xl"
          >
            {seller.display_name}
          </Link>
          <PlanMark plan={seller.plan} />
          <VerifiedMark isVerified={seller.is_verified} />
        </Heading>
        <p className="mt-1 flex flex-wrap items-center gap-x-2.5 text-[13px] text-muted tnum">
          <Rating value={seller.rating} count={seller.rating_count} />
          <span>{children}</span>
        </p>
      </div>
    </>
  );
}
