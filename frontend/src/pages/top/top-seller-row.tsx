import { Plural, useLingui } from '@lingui/react/macro';
import type { TopSeller } from '@/features/figures/api';
import { useFactWords } from '@/features/users/seller-facts';
import { formatNumber } from '@/shared/lib/money';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { Avatar } from '@/shared/ui/avatar';
import { PlanMark } from '@/shared/ui/plan-mark';
import { Rating } from '@/shared/ui/rating';
import { Stat } from '@/shared/ui/stat';
import { VerifiedMark } from '@/shared/ui/verified-mark';

/** One of the best sellers: their place, who they are, how their orders went. */
export function TopSellerRow({ place, top }: { place: number; top: TopSeller }) {
  const { t } = useLingui();
  const { duration, share } = useFactWords();
  const { seller, facts } = top;
  const { completion_bps: completion, delivery_minutes: minutes } = facts;
  const stats = [
    [t`Orders completed`, formatNumber(facts.completed)],
    [t`Went well`, completion === null ? '—' : share(completion)],
    [t`Delivery`, facts.instant_bps === 10_000 ? t`At once` : minutes === null ? '—' : duration(minutes)],
  ] as const;
  return (
    <article className="surface surface-glow relative flex flex-wrap items-center gap-x-5 gap-y-3 p-4 md:p-5">
      <div className="flex min-w-0 flex-1 basis-64 items-center gap-3.5">
        <span className="w-7 shrink-0 text-center font-bold text-lg text-muted tnum">{place}</span>
        <Avatar
          name={seller.display_name}
          src={seller.avatar?.url}
          size={48}
          isPremium={seller.plan !== 'free'}
        />
        <div className="min-w-0">
          <h2 className="flex items-center gap-1.5 font-semibold text-[15px]">
            <Link
              to={paths.user(seller.username)}
              className="truncate rounded-sm after:absolute after:inset-0 after:rounded-xl"
            >
              {seller.display_name}
            </Link>
            <PlanMark plan={seller.plan} />
            <VerifiedMark isVerified={seller.is_verified} />
          </h2>
          <p className="mt-1 flex flex-wrap items-center gap-x-2.5 text-[13px] text-muted tnum">
            <Rating value={seller.rating} count={seller.rating_count} />
            <span>
              <Plural value={top.active_listing_count} one="# account on sale" other="# accounts on sale" />
            </span>
          </p>
        </div>
      </div>
      <dl className="grid grow grid-cols-3 divide-x divide-line-muted text-center sm:max-w-md">
        {stats.map(([label, value]) => (
          <Stat key={label} label={label} value={value} className="px-2" />
        ))}
      </dl>
    </article>
  );
}
