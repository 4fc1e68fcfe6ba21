import { useLingui } from '@lingui/react/macro';
import {
  BookOpenCheck,
  Flag,
  Gamepad2,
  GitCompareArrows,
  HandCoins,
  LayoutDashboard,
  LifeBuoy,
  type LucideIcon,
  MessageSquareReply,
  ReceiptText,
  Scale,
  ScrollText,
  Settings2,
  Sparkles,
  Users,
  Webhook,
} from 'lucide-react';
import type { QueueName } from '@/shared/desk/use-queues';
import { isOpenTo, type StaffRole, useStaff } from '@/shared/desk/use-roles';
import { adminPaths } from '@/shared/lib/admin-paths';

export interface NavItem {
  to: string;
  label: string;
  icon: LucideIcon;
  /** Whose work it is, besides the admins'. */
  roles: readonly StaffRole[];
  /** Whose count stands beside it. */
  queue?: QueueName;
  /** After `g`: goes there. */
  letter?: string;
}

export interface NavGroup {
  key: string;
  label: string;
  items: readonly NavItem[];
}

const EVERYBODY: readonly StaffRole[] = ['moderator', 'finance'];
const MODERATORS: readonly StaffRole[] = ['moderator'];
const FINANCE: readonly StaffRole[] = ['finance'];
const ADMINS: readonly StaffRole[] = [];

/** The desk's pages that are open to this member of the staff: for the sidebar, the palette and the keys. */
export function useNavGroups(): NavGroup[] {
  const { role } = useStaff();
  const groups = useAllGroups().map((group) => ({
    ...group,
    items: group.items.filter(({ roles }) => isOpenTo(role, roles)),
  }));
  return groups.filter(({ items }) => items.length > 0);
}

function useAllGroups(): NavGroup[] {
  const { t } = useLingui();
  return [
    {
      key: 'overview',
      label: t`Overview`,
      items: [
        {
          to: adminPaths.dashboard(),
          label: t`Dashboard`,
          icon: LayoutDashboard,
          roles: EVERYBODY,
          letter: 'd',
        },
      ],
    },
    {
      key: 'content',
      label: t`Content`,
      items: [
        {
          to: adminPaths.listings(),
          label: t`Listings`,
          icon: BookOpenCheck,
          roles: MODERATORS,
          queue: 'listings',
          letter: 'l',
        },
        {
          to: adminPaths.reports(),
          label: t`Reports`,
          icon: Flag,
          roles: MODERATORS,
          queue: 'reports',
          letter: 'r',
        },
        {
          to: adminPaths.appeals(),
          label: t`Appeals`,
          icon: MessageSquareReply,
          roles: MODERATORS,
          queue: 'appeals',
          letter: 'a',
        },
        {
          to: adminPaths.disputes(),
          label: t`Disputes`,
          icon: Scale,
          roles: MODERATORS,
          queue: 'disputes',
          letter: 'p',
        },
        {
          to: adminPaths.support(),
          label: t`Support`,
          icon: LifeBuoy,
          roles: EVERYBODY,
          queue: 'support',
          letter: 's',
        },
      ],
    },
    {
      key: 'money',
      label: t`People and money`,
      items: [
        { to: adminPaths.users(), label: t`Users`, icon: Users, roles: EVERYBODY, letter: 'u' },
        {
          to: adminPaths.transactions(),
          label: t`Transactions`,
          icon: ReceiptText,
          roles: FINANCE,
          letter: 't',
        },
        {
          to: adminPaths.withdrawals(),
          label: t`Withdrawals`,
          icon: HandCoins,
          roles: FINANCE,
          queue: 'withdrawals',
          letter: 'w',
        },
        { to: adminPaths.providerCalls(), label: t`Providers' calls`, icon: Webhook, roles: FINANCE },
        {
          to: adminPaths.reconciliation(),
          label: t`Differences`,
          icon: GitCompareArrows,
          roles: FINANCE,
          queue: 'differences',
        },
      ],
    },
    {
      key: 'shop',
      label: t`The shop`,
      items: [
        { to: adminPaths.plans(), label: t`Plans`, icon: Sparkles, roles: ADMINS },
        { to: adminPaths.games(), label: t`Games`, icon: Gamepad2, roles: ADMINS },
        { to: adminPaths.settings(), label: t`Settings`, icon: Settings2, roles: ADMINS },
        { to: adminPaths.audit(), label: t`Audit log`, icon: ScrollText, roles: ADMINS },
      ],
    },
  ];
}

/** Whether an address is this page, or lies below it. */
export function isAt(pathname: string, { to }: Pick<NavItem, 'to'>): boolean {
  if (to === adminPaths.dashboard()) return pathname.replace(/\/$/, '') === to;
  return pathname === to || pathname.startsWith(`${to}/`);
}
