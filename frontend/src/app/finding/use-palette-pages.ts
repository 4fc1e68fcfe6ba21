import { useLingui } from '@lingui/react/macro';
import {
  Bell,
  GitCompareArrows,
  HandCoins,
  Heart,
  House,
  LayoutDashboard,
  LayoutGrid,
  LogIn,
  type LucideIcon,
  MessageCircle,
  Package,
  Plus,
  ReceiptText,
  Settings,
  ShieldCheck,
  ShoppingBag,
  Sparkles,
  Tags,
  User,
  UserPlus,
  Wallet,
} from 'lucide-react';
import { useMe } from '@/features/users/api';
import { accountPaths } from '@/shared/lib/account-paths';
import { adminPaths } from '@/shared/lib/admin-paths';
import { paths } from '@/shared/lib/paths';

export interface PalettePage {
  to: string;
  label: string;
  icon: LucideIcon;
}

/** The pages that are open to whoever is here. */
export function usePalettePages(): PalettePage[] {
  const { data: me } = useMe();
  const everybody = useEverybodysPages();
  const guests = useGuestPages();
  const members = useMemberPages();
  const staff = useStaffPages();
  if (!me) return [...everybody, ...guests];
  return [...members, ...everybody, ...(me.is_staff ? staff : [])];
}

function useEverybodysPages(): PalettePage[] {
  const { t } = useLingui();
  return [
    { to: paths.catalog(), label: t`Catalog`, icon: LayoutGrid },
    { to: paths.games(), label: t`Games`, icon: LayoutGrid },
    { to: paths.home(), label: t`Home`, icon: House },
    { to: paths.compare(), label: t`Comparison`, icon: GitCompareArrows },
    { to: paths.premium(), label: t`Premium`, icon: Sparkles },
    { to: paths.howItWorks(), label: t`How it works`, icon: ShieldCheck },
  ];
}

function useGuestPages(): PalettePage[] {
  const { t } = useLingui();
  return [
    { to: paths.login(), label: t`Sign in`, icon: LogIn },
    { to: paths.register(), label: t`Sign up`, icon: UserPlus },
  ];
}

function useMemberPages(): PalettePage[] {
  const { t } = useLingui();
  return [
    { to: paths.wallet(), label: t`Wallet`, icon: Wallet },
    { to: paths.purchases(), label: t`Purchases`, icon: ShoppingBag },
    { to: paths.favorites(), label: t`Favorites`, icon: Heart },
    { to: paths.chats(), label: t`Chats`, icon: MessageCircle },
    { to: paths.notifications(), label: t`Notifications`, icon: Bell },
    { to: paths.sell(), label: t`Sell`, icon: Plus },
    { to: paths.myListings(), label: t`My listings`, icon: Tags },
    { to: paths.sales(), label: t`Sales`, icon: Package },
    { to: paths.offers(), label: t`Price offers`, icon: HandCoins },
    { to: paths.transactions(), label: t`Transactions`, icon: ReceiptText },
    { to: paths.profile(), label: t`Profile`, icon: User },
    { to: accountPaths.settings('security'), label: t`Security`, icon: Settings },
  ];
}

function useStaffPages(): PalettePage[] {
  const { t } = useLingui();
  return [{ to: adminPaths.dashboard(), label: t`Admin panel`, icon: LayoutDashboard }];
}
