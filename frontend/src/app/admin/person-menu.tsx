import { useLingui } from '@lingui/react/macro';
import { LogOut, Store } from 'lucide-react';
import { useLogout, useMe } from '@/features/users/api';
import { useRoleWords } from '@/shared/desk/use-role-words';
import { useStaff } from '@/shared/desk/use-roles';
import { paths } from '@/shared/lib/paths';
import { Avatar } from '@/shared/ui/avatar';
import { Menu } from '@/shared/ui/menu';
import { useLanguageEntries, useThemeEntries } from '../header/preferences';

/** Who is at the desk, their role, theme and language, and the ways out. */
export function PersonMenu() {
  const { t } = useLingui();
  const { username, role } = useStaff();
  const { nameOf } = useRoleWords();
  const { data: me } = useMe();
  const { mutate: logOut } = useLogout();
  const entries = [
    { key: 'shop', label: t`To the shop`, icon: <Store />, to: paths.home() },
    ...useThemeEntries(),
    ...useLanguageEntries(),
    { key: 'logout', label: t`Sign out`, icon: <LogOut />, onSelect: () => logOut(), isFirstOfGroup: true },
  ];
  return (
    <Menu
      label={t`Account menu`}
      trigger={<Avatar name={me?.display_name || username} src={me?.avatar?.url} />}
      entries={entries}
      header={
        <>
          <p className="truncate font-semibold">@{username}</p>
          <p className="truncate text-muted text-xs">{nameOf(role)}</p>
        </>
      }
    />
  );
}
