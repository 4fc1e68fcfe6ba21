import { useLingui } from '@lingui/react/macro';
import { StickyNote } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { usePageCommands } from '@/shared/desk/commands';
import { useRoles } from '@/shared/desk/use-roles';
import { useTableState } from '@/shared/desk/use-table-state';
import { type Tab, Tabs } from '@/shared/ui/tabs';
import { TAB_ROLES, USER, USER_TABS, type UserTab } from '../user-desk-tabs';
import type { DeskUser } from '../users-desk-api';
import { UserNotes } from './user-notes';
import { UserOverview } from './user-overview';
import { UserHistory, UserSessions, UserVerdicts } from './user-record';
import { UserReports } from './user-reports';
import { UserListings, UserOrders, UserWallet } from './user-trade';

/** Somebody from all sides, as far as one's role may see; the side is in the address. */
export function UserTabs({ user, reasons }: { user: DeskUser; reasons: ReadonlyMap<string, string> }) {
  const { t } = useLingui();
  const { has } = useRoles();
  const table = useTableState(USER);
  const [asked, setAsked] = useState(0);
  const { id } = user;
  usePageCommands(
    user.allowed_events.includes('note')
      ? [
          {
            key: 'note',
            label: t`Write a note`,
            icon: StickyNote,
            hotkey: 'm',
            run: () => {
              table.change('tab', 'notes');
              setAsked((before) => before + 1);
            },
          },
        ]
      : [],
  );
  const sides: Record<UserTab, readonly [string, ReactNode, (number | undefined)?]> = {
    overview: [t`Overview`, <UserOverview key="overview" user={user} reasons={reasons} />],
    listings: [t`Listings`, <UserListings key="listings" id={id} />, user.active_listing_count],
    orders: [t`Orders`, <UserOrders key="orders" id={id} />],
    wallet: [t`Wallet`, <UserWallet key="wallet" user={user} />],
    sessions: [t`Sessions`, <UserSessions key="sessions" id={id} />],
    reports: [
      t`Reports`,
      <UserReports key="reports" id={id} reasons={reasons} />,
      user.counts.reports.open || undefined,
    ],
    verdicts: [
      t`Verdicts`,
      <UserVerdicts key="verdicts" user={user} reasons={reasons} />,
      user.verdicts.length,
    ],
    notes: [t`Notes`, <UserNotes key="notes" user={user} asked={asked} />, user.notes.length],
    history: [t`Audit log`, <UserHistory key="history" id={id} />],
  };
  const tabs: Tab<UserTab>[] = USER_TABS.filter((key) => {
    const role = TAB_ROLES[key];
    return !role || has(role);
  }).map((key) => {
    const [label, panel, count] = sides[key];
    return { key, label, panel, count };
  });
  return (
    <Tabs
      label={t`About this person`}
      tabs={tabs}
      value={table.filters.tab ?? 'overview'}
      onChange={(tab) => {
        setAsked(0);
        table.change('tab', tab);
      }}
    />
  );
}
