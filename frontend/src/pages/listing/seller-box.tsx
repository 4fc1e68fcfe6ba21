import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Listing } from '@/features/listings/api';
import { AvailabilityLine } from '@/features/users/components/availability-line';
import { SellerFactsLines } from '@/features/users/components/seller-facts-lines';
import { useLocale } from '@/shared/i18n/locale';
import { formatDecimal, formatNumber } from '@/shared/lib/money';
import { paths } from '@/shared/lib/paths';
import { Avatar } from '@/shared/ui/avatar';
import { Badge } from '@/shared/ui/badge';
import { ButtonLink } from '@/shared/ui/button';
import { PlanMark } from '@/shared/ui/plan-mark';
import { Stat } from '@/shared/ui/stat';
import { Time } from '@/shared/ui/time';
import { VerifiedMark } from '@/shared/ui/verified-mark';

/** Who sells, and how others fared with them. */
export function SellerBox({
  seller,
  seller_availability: availability,
  seller_facts: facts,
  seller_since: since,
  write,
}: Pick<Listing, 'seller' | 'seller_availability' | 'seller_facts' | 'seller_since'> & {
  /** The way to ask them something. */
  write: ReactNode;
}) {
  const { t } = useLingui();
  const locale = useLocale();
  const stats = [
    [t`Rating`, seller.rating === null ? '—' : formatDecimal(seller.rating, 2, locale)],
    [t`Sales`, formatNumber(seller.sales_count)],
    [t`Reviews`, formatNumber(seller.rating_count)],
  ] as const;
  return (
    <section aria-label={t`Seller`} className="surface p-5">
      <div className="flex items-center gap-3.5">
        <Avatar
          name={seller.display_name}
          src={seller.avatar?.url}
          size={48}
          isPremium={seller.plan !== 'free'}
        />
        <div className="min-w-0">
          <p className="flex items-center gap-1.5 font-semibold text-[15px]">
            <span className="truncate">{seller.display_name}</span>
            <PlanMark plan={seller.plan} />
            <VerifiedMark isVerified={seller.is_verified} />
          </p>
          <p className="truncate text-[13px] text-muted">@{seller.username}</p>
          <p className="text-[13px] text-muted">
            <Trans>
              Here since <Time iso={since} as="date" />
            </Trans>
          </p>
        </div>
        {facts.is_new && <Badge className="ml-auto">{t`New seller`}</Badge>}
      </div>
      <AvailabilityLine availability={availability} className="mt-4" />
      <dl className="mt-4 grid grid-cols-3 divide-x divide-line-muted text-center">
        {stats.map(([label, value]) => (
          <Stat key={label} label={label} value={value} />
        ))}
      </dl>
      <SellerFactsLines facts={facts} className="mt-4 border-line-muted border-t pt-3" />
      <div className="mt-4 grid gap-2">
        {write}
        <ButtonLink to={paths.user(seller.username)} size="lg" isWide>
          {t`View profile`}
        </ButtonLink>
      </div>
    </section>
  );
}
