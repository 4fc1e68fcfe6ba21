import { useLingui } from '@lingui/react/macro';
import { Keyboard, Languages, LogOut, PanelLeft, Store, SunMoon } from 'lucide-react';
import { useEffect } from 'react';
import { findListings, findOrders, findPeople } from '@/features/backoffice/desk-finds';
import { useLogout } from '@/features/users/api';
import { readCommands, usePageCommands } from '@/shared/desk/commands';
import { listenToHotkeys } from '@/shared/desk/hotkeys';
import { usePaletteSource } from '@/shared/desk/palette-sources';
import { openHelp, openPalette } from '@/shared/desk/palette-state';
import { toggleSidebar } from '@/shared/desk/sidebar-state';
import { useRoles } from '@/shared/desk/use-roles';
import { chooseLocale, LOCALES, useLocale } from '@/shared/i18n/locale';
import { paths } from '@/shared/lib/paths';
import { setTheme, useTheme } from '@/shared/lib/theme';
import { useNavigate } from '@/shared/router/router';
import { useNavGroups } from './nav-items';

/** What can be done on every page of the desk: go anywhere, preferences, ways out. Listens to the keys of all. */
export function useDeskCommands(): void {
  const { t } = useLingui();
  const navigate = useNavigate();
  const groups = useNavGroups();
  const locale = useLocale();
  const theme = useTheme();
  const { mutate: logOut } = useLogout();

  usePageCommands(
    [
      { key: 'palette', label: t`Search or go to…`, hotkey: 'mod+k', run: openPalette, isKeyOnly: true },
      { key: 'help', label: t`Keys`, icon: Keyboard, hotkey: '?', run: openHelp },
      {
        key: 'sidebar',
        label: t`Fold or unfold the sidebar`,
        icon: PanelLeft,
        hotkey: '[',
        run: toggleSidebar,
      },
      ...(
        [
          ['dark', t`Theme: dark`],
          ['light', t`Theme: light`],
          ['system', t`Theme: as on the device`],
        ] as const
      )
        .filter(([choice]) => choice !== theme)
        .map(([choice, label]) => ({
          key: `theme-${choice}`,
          label,
          icon: SunMoon,
          run: () => setTheme(choice),
        })),
      ...LOCALES.filter(({ code }) => code !== locale).map(({ code, name }) => ({
        key: `language-${code}`,
        label: t`Language: ${name}`,
        icon: Languages,
        run: () => void chooseLocale(code),
      })),
      { key: 'shop', label: t`To the shop`, icon: Store, run: () => void navigate(paths.home()) },
      { key: 'logout', label: t`Sign out`, icon: LogOut, run: () => logOut() },
    ],
    'preferences',
  );
  usePageCommands(
    groups
      .flatMap(({ items }) => items)
      .map(({ to, label, icon, letter }) => ({
        key: to,
        label,
        icon,
        ...(letter && { hotkey: `g ${letter}` }),
        run: () => void navigate(to),
      })),
    'go',
  );
  const { role, has } = useRoles();
  usePaletteSource(role === '' ? null : findPeople);
  usePaletteSource(has('moderator') ? findOrders : null);
  usePaletteSource(has('moderator') ? findListings : null);
  useEffect(() => listenToHotkeys(readCommands), []);
}
