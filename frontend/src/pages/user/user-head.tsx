import { Trans, useLingui } from '@lingui/react/macro';
import { CalendarDays } from 'lucide-react';
import type { ReactNode } from 'react';
import { AvailabilityLine } from '@/features/users/components/availability-line';
import type { Schema } from '@/shared/api/types';
import { useLocale } from '@/shared/i18n/locale';
import { formatDecimal, formatNumber } from '@/shared/lib/money';
import { paths } from '@/shared/lib/paths';
import { Avatar } from '@/shared/ui/avatar';
import { PlanMark } from '@/shared/ui/plan-mark';
import { Share } from '@/shared/ui/share';
import { Skeleton } from '@/shared/ui/skeleton';
import { Stat } from '@/shared/ui/stat';
import { Time } from '@/shared/ui/time';
import { VerifiedMark } from '@/shared/ui/verified-mark';

/** Who this is and how their sales went. */
export function UserHead({ user, action }: { user: Schema<'PublicUserOut'>; action?: ReactNode }) {
  const { t } = useLingui();
  const locale = useLocale();
  const stats = [
    [t`Rating`, user.rating === null ? '—' : formatDecimal(user.rating, 2, locale)],
    [t`Reviews`, formatNumber(user.rating_count)],
    [t`Sales`, formatNumber(user.sales_count)],
    [t`On sale`, formatNumber(user.active_listing_count)],
  ] as const;
  return (
    <header className="surface grid gap-6 p-5 md:p-6 lg:grid-cols-[1fr_auto] lg:items-center">
      <div className="flex min-w-0 items-start gap-4 md:gap-5">
        <Avatar name={user.display_name} src={user.avatar?.url} size={80} isPremium={user.plan !== 'free'} />
        <div className="min-w-0 flex-1">
          <h1 className="flex items-center gap-2 font-extrabold text-xl tracking-[-.02em] sm:text-2xl">
            <span className="line-clamp-2 min-w-0 break-words">{user.display_name}</span>
            <PlanMark plan={user.plan} />
          </h1>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-4 gap-y-1 text-[13px] text-muted">
            <span>@{user.username}</span>
            <VerifiedMark isVerified={user.is_verified} isNamed />
            <span className="inline-flex items-center gap-1.5">
              <CalendarDays className="size-4" aria-hidden="true" />
              <span>
                <Trans>
                  Here since <Time iso={user.created_at} as="date" />
                </Trans>
              </span>
            </span>
          </p>
          <AvailabilityLine availability={user.availability} className="mt-3 max-w-prose" />
          {user.about && <p className="mt-3 max-w-prose whitespace-pre-line text-pretty">{user.about}</p>}
          <div className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-2 text-[13px] text-muted">
            {action}
            <Share title={user.display_name} path={paths.user(user.username)} />
          </div>
        </div>
      </div>
      <dl className="grid grid-cols-4 divide-x divide-line-muted border-line-muted text-center max-lg:border-t max-lg:pt-5 lg:min-w-96">
        {stats.map(([label, value]) => (
          <Stat key={label} label={label} value={value} size="lg" />
        ))}
      </dl>
    </header>
  );
}

/** The head's place while it loads. */
export function UserHeadSkeleton() {
  return (
    <div className="surface flex items-center gap-5 p-5 md:p-6" aria-hidden="true">
      <Skeleton className="size-20 shrink-0 rounded-full" />
      <div className="flex-1">
        <Skeleton className="h-7 w-48 max-w-full" />
        <Skeleton className="mt-2 h-4 w-64 max-w-full" />
      </div>
      <Skeleton className="h-12 w-96 max-lg:hidden" />
    </div>
  );
}
