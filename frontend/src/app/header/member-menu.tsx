import { useLingui } from '@lingui/react/macro';
import {
  BellRing,
  Bookmark,
  HandCoins,
  Heart,
  LayoutDashboard,
  LogOut,
  MessageCircle,
  Package,
  ShoppingBag,
  Tags,
  User,
  Wallet,
} from 'lucide-react';
import { useWaitingOffers } from '@/features/offers/api';
import { useLogout } from '@/features/users/api';
import { accountPaths } from '@/shared/lib/account-paths';
import { adminPaths } from '@/shared/lib/admin-paths';
import { paths } from '@/shared/lib/paths';
import { Avatar } from '@/shared/ui/avatar';
import { CountBadge } from '@/shared/ui/badge';
import { Menu, type MenuEntry } from '@/shared/ui/menu';
import { usePreferenceEntries } from './preferences';

/** Offers, with how many wait for an answer; it is rendered, and so asked, when the menu opens. */
function OffersLabel() {
  const { t } = useLingui();
  const { data: waiting } = useWaitingOffers();
  return (
    <span className="flex items-center justify-between gap-2">
      {t`Price offers`}
      {waiting ? <CountBadge>{waiting}</CountBadge> : null}
    </span>
  );
}

/** The signed-in user's picture and the places of theirs behind it. */
export function MemberMenu({
  name,
  username,
  isPremium,
  isStaff,
  picture,
}: {
  name: string;
  username: string;
  isPremium: boolean;
  isStaff: boolean;
  picture: string | undefined;
}) {
  const { t } = useLingui();
  const { mutate: logOut } = useLogout();
  const preferences = usePreferenceEntries();
  const staffEntry: MenuEntry = {
    key: 'admin',
    label: t`Admin panel`,
    icon: <LayoutDashboard />,
    to: adminPaths.dashboard(),
    isFirstOfGroup: true,
  };
  const entries: MenuEntry[] = [
    { key: 'profile', label: t`Profile`, icon: <User />, to: paths.profile() },
    { key: 'wallet', label: t`Wallet`, icon: <Wallet />, to: paths.wallet() },
    { key: 'chats', label: t`Chats`, icon: <MessageCircle />, to: paths.chats() },
    { key: 'purchases', label: t`Purchases`, icon: <ShoppingBag />, to: paths.purchases() },
    { key: 'favorites', label: t`Favorites`, icon: <Heart />, to: paths.favorites() },
    {
      key: 'saved-searches',
      label: t`Saved searches`,
      icon: <Bookmark />,
      to: accountPaths.savedSearches(),
    },
    { key: 'price-watches', label: t`Watched prices`, icon: <BellRing />, to: accountPaths.priceWatches() },
    { key: 'sales', label: t`Sales`, icon: <Package />, to: paths.sales(), isFirstOfGroup: true },
    { key: 'my-listings', label: t`My listings`, icon: <Tags />, to: paths.myListings() },
    { key: 'offers', label: <OffersLabel />, icon: <HandCoins />, to: paths.offers() },
    ...(isStaff ? [staffEntry] : []),
    ...preferences,
    { key: 'logout', label: t`Sign out`, icon: <LogOut />, onSelect: () => logOut(), isFirstOfGroup: true },
  ];
  return (
    <Menu
      label={t`Account menu`}
      trigger={<Avatar name={name} src={picture} isPremium={isPremium} />}
      entries={entries}
      header={
        <>
          <p className="truncate font-semibold">{name}</p>
          <p className="truncate text-muted text-xs">@{username}</p>
        </>
      }
    />
  );
}
