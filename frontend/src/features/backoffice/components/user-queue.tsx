import { useLingui } from '@lingui/react/macro';
import { PersonLine } from '@/shared/desk/person-line';
import { DataTable } from '@/shared/desk/table/data-table';
import type { Column } from '@/shared/desk/table/table-types';
import { useRoleWords } from '@/shared/desk/use-role-words';
import { useRoles } from '@/shared/desk/use-roles';
import { useTableState } from '@/shared/desk/use-table-state';
import { useLocale } from '@/shared/i18n/locale';
import { adminPaths } from '@/shared/lib/admin-paths';
import { formatDecimal } from '@/shared/lib/money';
import { Badge } from '@/shared/ui/badge';
import { EmptyState } from '@/shared/ui/empty-state';
import { Time } from '@/shared/ui/time';
import { type DeskUserCard, useDeskUsers } from '../users-desk-api';
import { PLAN_NAMES, PLANS, STAFF_ROLES, USERS } from '../users-desk-table';
import { UserFinder } from './user-finder';

/** Everybody who has an account. */
export function UserQueue() {
  const { t } = useLingui();
  const { nameOf } = useRoleWords();
  const { has } = useRoles();
  const table = useTableState(USERS);
  return (
    <DataTable
      label={t`Users`}
      table={table}
      query={useDeskUsers(table.query)}
      rowTo={({ id }) => adminPaths.user(id)}
      columns={useColumns()}
      filters={[
        { name: 'search', label: t`Username, id or order` },
        {
          name: 'is_blocked',
          label: t`Access`,
          pinned: 'chips',
          options: [
            { value: 'false', label: t`Active` },
            { value: 'true', label: t`Blocked` },
          ],
        },
        {
          name: 'role',
          label: t`Role`,
          options: STAFF_ROLES.map((value) => ({ value, label: nameOf(value) })),
        },
        {
          name: 'plan',
          label: t`Plan`,
          options: PLANS.map((value) => ({ value, label: PLAN_NAMES[value] })),
        },
        { name: 'is_verified_seller', label: t`Verified seller` },
        { name: 'email_verified', label: t`E-mail confirmed` },
        ...(has('finance') ? [{ name: 'has_debt', label: t`Has a debt` }] : []),
        { name: 'created', label: t`Joined` },
      ]}
      builtInViews={[
        { key: 'blocked', label: t`Blocked`, search: 'is_blocked=true' },
        { key: 'verified', label: t`Verified sellers`, search: 'is_verified_seller=true' },
        { key: 'sellers', label: t`Best sellers`, search: 'sort=-sales_count' },
      ]}
      toolbar={<UserFinder />}
      emptyAll={<EmptyState drawing="box" title={t`Nobody is here yet`} />}
    />
  );
}

function useColumns(): [Column<DeskUserCard>, ...Column<DeskUserCard>[]] {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useRoleWords();
  return [
    {
      key: 'person',
      label: t`Who`,
      skeleton: 'w-40',
      // The whole row leads to the person already.
      cell: (row) => <PersonLine person={row} note={row.email} isPlain />,
    },
    {
      key: 'state',
      label: t`Access`,
      skeleton: 'w-20',
      card: 'badge',
      cell: ({ is_blocked, staff_role }) =>
        is_blocked ? (
          <Badge tone="danger">{t`Blocked`}</Badge>
        ) : staff_role ? (
          <Badge tone="accent">{nameOf(staff_role)}</Badge>
        ) : (
          <span className="text-muted">{t`Active`}</span>
        ),
    },
    {
      key: 'plan',
      label: t`Plan`,
      skeleton: 'w-16',
      filter: 'plan',
      isOptional: true,
      cell: ({ plan }) => PLAN_NAMES[plan],
    },
    {
      key: 'safety',
      label: t`Sign-in`,
      skeleton: 'w-24',
      isOptional: true,
      card: 'none',
      cell: ({ has_two_factor, is_email_verified }) => (
        <span className="text-muted text-xs">
          {[has_two_factor && t`two steps`, !is_email_verified && t`e-mail not confirmed`]
            .filter(Boolean)
            .join(', ') || '—'}
        </span>
      ),
    },
    {
      key: 'sales_count',
      label: t`Sales`,
      skeleton: 'w-10',
      isRight: true,
      sort: 'sales_count',
      cell: ({ sales_count }) => <span className="tnum">{sales_count}</span>,
    },
    {
      key: 'rating',
      label: t`Rating`,
      skeleton: 'w-14',
      isRight: true,
      isOptional: true,
      cell: ({ rating, rating_count }) =>
        rating === null ? (
          <span className="text-muted">—</span>
        ) : (
          <span className="tnum">
            {formatDecimal(rating, 1, locale)} <span className="text-muted text-xs">({rating_count})</span>
          </span>
        ),
    },
    {
      key: 'listings',
      label: t`On sale`,
      skeleton: 'w-8',
      isRight: true,
      isOptional: true,
      cell: ({ active_listing_count }) => <span className="tnum">{active_listing_count}</span>,
    },
    {
      key: 'reports',
      label: t`Open reports`,
      skeleton: 'w-8',
      isRight: true,
      cell: ({ open_reports }) =>
        open_reports > 0 ? (
          <Badge tone="attention">{open_reports}</Badge>
        ) : (
          <span className="text-muted tnum">0</span>
        ),
    },
    {
      key: 'created_at',
      label: t`Joined`,
      skeleton: 'w-28',
      sort: 'created_at',
      filter: 'created',
      card: 'none',
      cell: ({ created_at }) => <Time iso={created_at} as="date" className="text-muted" />,
    },
    {
      key: 'last_seen_at',
      label: t`Last seen`,
      skeleton: 'w-20',
      sort: 'last_seen_at',
      cell: ({ last_seen_at }) =>
        last_seen_at ? (
          <Time iso={last_seen_at} className="text-muted" />
        ) : (
          <span className="text-muted">—</span>
        ),
    },
  ];
}
