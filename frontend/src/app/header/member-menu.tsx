import { useLingui } from '@lingui/react/macro';
import { Heart, LogOut, Package, ShoppingBag, Tags, User, Wallet } from 'lucide-react';
import { useLogout } from '@/features/users/api';
import { paths } from '@/shared/lib/paths';
import { Avatar } from '@/shared/ui/avatar';
import { Menu, type MenuEntry } from '@/shared/ui/menu';
import { usePreferenceEntries } from './preferences';

/** The signed-in user's picture and the places of theirs behind it. */
export function MemberMenu({
  name,
  username,
  isPremium,
}: {
  name: string;
  username: string;
  isPremium: boolean;
}) {
  const { t } = useLingui();
  const { mutate: logOut } = useLogout();
  const preferences = usePreferenceEntries();
  const entries: MenuEntry[] = [
    { key: 'profile', label: t`Profile`, icon: <User />, to: paths.profile() },
    { key: 'wallet', label: t`Wallet`, icon: <Wallet />, to: paths.wallet() },
    { key: 'purchases', label: t`Purchases`, icon: <ShoppingBag />, to: paths.purchases() },
    { key: 'favorites', label: t`Favorites`, icon: <Heart />, to: paths.favorites() },
    { key: 'sales', label: t`Sales`, icon: <Package />, to: paths.sales(), isFirstOfGroup: true },
    { key: 'my-listings', label: t`My listings`, icon: <Tags />, to: paths.myListings() },
    ...preferences,
    { key: 'logout', label: t`Sign out`, icon: <LogOut />, onSelect: () => logOut(), isFirstOfGroup: true },
  ];
  return (
    <Menu
      label={t`Account menu`}
      trigger={<Avatar name={name} isPremium={isPremium} />}
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
