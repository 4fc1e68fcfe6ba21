import { useLingui } from '@lingui/react/macro';
import { useRoles } from '@/shared/desk/use-roles';
import { LOCALES, useLocale } from '@/shared/i18n/locale';
import { adminPaths } from '@/shared/lib/admin-paths';
import { formatDecimal } from '@/shared/lib/money';
import { Banner } from '@/shared/ui/banner';
import { ButtonLink } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { Stat } from '@/shared/ui/stat';
import { Time } from '@/shared/ui/time';
import { useDeskOrderWords } from '../hooks/use-desk-order-words';
import type { DeskUser } from '../users-desk-api';
import { PLAN_NAMES } from '../users-desk-table';

/** Somebody at a glance: whether they are blocked, what they have done, what they lack for the badge. */
export function UserOverview({ user, reasons }: { user: DeskUser; reasons: ReadonlyMap<string, string> }) {
  const { t } = useLingui();
  const { has } = useRoles();
  const { blocked, counts, about } = user;
  const locale = useLocale();
  const language = LOCALES.find(({ code }) => code === user.language)?.name ?? user.language;
  return (
    <div className="grid gap-4">
      {blocked && (
        <Banner tone="danger" title={reasons.get(blocked.reason) ?? (blocked.reason || t`Blocked`)}>
          {blocked.until ? (
            <>
              {t`Until`} <Time iso={blocked.until} as="moment" />
            </>
          ) : (
            t`Until the staff lift it`
          )}
        </Banner>
      )}
      <Missing user={user} />
      <div className="grid items-start gap-3 md:grid-cols-2 xl:grid-cols-3">
        <Card className="p-4">
          <h2 className="mb-3 font-semibold">{t`Person`}</h2>
          <dl className="grid grid-cols-2 gap-3 [&>:first-child]:col-span-2">
            <Stat label={t`E-mail`} value={<span className="break-all">{user.email || '—'}</span>} />
            <Stat label={t`Phone`} value={user.phone || '—'} />
            <Stat label={t`Plan`} value={PLAN_NAMES[user.plan]} />
            <Stat label={t`Language`} value={language} />
            <Stat label={t`Second step`} value={user.has_two_factor ? t`Yes` : t`No`} />
            <Stat label={t`Joined`} value={<Time iso={user.created_at} as="date" />} />
            <Stat label={t`Last seen`} value={user.last_seen_at ? <Time iso={user.last_seen_at} /> : '—'} />
          </dl>
          {about && <p className="mt-3 whitespace-pre-wrap break-words text-muted">{about}</p>}
        </Card>
        <OrderCounts counts={counts.orders} />
        <Card className="p-4">
          <h2 className="mb-3 font-semibold">{t`Trust`}</h2>
          <dl className="grid grid-cols-2 gap-3">
            <Stat label={t`Disputes won`} value={counts.disputes.won} />
            <Stat label={t`Disputes lost`} value={counts.disputes.lost} />
            <Stat label={t`Open disputes`} value={counts.disputes.open} />
            <Stat label={t`Open reports`} value={counts.reports.open} />
            <Stat label={t`Closed reports`} value={counts.reports.resolved} />
            <Stat label={t`On sale`} value={user.active_listing_count} />
            <Stat label={t`Sales`} value={user.sales_count} />
            <Stat
              label={t`Rating`}
              value={
                user.rating === null ? '—' : `${formatDecimal(user.rating, 1, locale)} (${user.rating_count})`
              }
            />
          </dl>
          {counts.reports.open > 0 && has('moderator') && (
            <ButtonLink
              to={`${adminPaths.reports()}?${new URLSearchParams({ accused: user.id })}`}
              size="sm"
              className="mt-3"
            >{t`To the reports`}</ButtonLink>
          )}
        </Card>
      </div>
    </div>
  );
}

/** What a seller lacks for the badge; nothing for those who have it. */
function Missing({ user }: { user: DeskUser }) {
  const { t } = useLingui();
  const names: Record<string, string> = {
    sales: t`at least five sales`,
    two_factor: t`a second step of sign-in`,
    email: t`a confirmed e-mail`,
    rating: t`a rating of 4.5 from three reviews`,
    verdict: t`no block in force`,
  };
  const { is_verified_seller, verifiable_missing } = user;
  if (is_verified_seller || verifiable_missing.length === 0) return null;
  return (
    <p className="text-muted text-xs">
      {t`For the badge of a verified seller they need:`}{' '}
      {verifiable_missing.map((code) => names[code] ?? code).join(', ')}
    </p>
  );
}

function OrderCounts({ counts }: { counts: DeskUser['counts']['orders'] }) {
  const { t } = useLingui();
  const { states } = useDeskOrderWords();
  const rows = states.filter(([state]) => (counts.sold[state] ?? 0) + (counts.bought[state] ?? 0) > 0);
  return (
    <Card className="p-4">
      <h2 className="mb-3 font-semibold">{t`Orders`}</h2>
      {rows.length === 0 ? (
        <p className="text-muted">{t`No orders yet.`}</p>
      ) : (
        <table className="w-full">
          <thead>
            <tr className="text-right text-muted text-xs">
              <th scope="col" className="pb-1 text-left font-medium">{t`State`}</th>
              <th scope="col" className="pb-1 font-medium">{t`Sold`}</th>
              <th scope="col" className="pb-1 font-medium">{t`Bought`}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([state, label]) => (
              <tr key={state} className="text-right tnum">
                <th scope="row" className="py-1 text-left font-normal">
                  {label}
                </th>
                <td className="py-1">{counts.sold[state] ?? 0}</td>
                <td className="py-1">{counts.bought[state] ?? 0}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
