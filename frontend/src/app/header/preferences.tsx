import { useLingui } from '@lingui/react/macro';
import { Monitor, Moon, Sun } from 'lucide-react';
import { chooseLocale, LOCALES, useLocale } from '@/shared/i18n/locale';
import { setTheme, useTheme } from '@/shared/lib/theme';
import { useMediaQuery } from '@/shared/lib/use-media-query';
import type { MenuEntry } from '@/shared/ui/menu';

/** The three themes as menu entries. */
export function useThemeEntries(): MenuEntry[] {
  const { t } = useLingui();
  const chosen = useTheme();
  const themes = [
    ['system', t`As on the device`, <Monitor key="icon" />],
    ['light', t`Light`, <Sun key="icon" />],
    ['dark', t`Dark`, <Moon key="icon" />],
  ] as const;
  return themes.map(([choice, label, icon], index) => ({
    key: choice,
    label,
    icon,
    isChecked: chosen === choice,
    isFirstOfGroup: index === 0,
    onSelect: () => setTheme(choice),
  }));
}

/** The three languages as menu entries, each by its own name. */
export function useLanguageEntries(): MenuEntry[] {
  const active = useLocale();
  return LOCALES.map(({ code, name }, index) => ({
    key: code,
    label: <span lang={code}>{name}</span>,
    isChecked: active === code,
    isFirstOfGroup: index === 0,
    onSelect: () => void chooseLocale(code),
  }));
}

/** Theme and language have buttons of their own on wider screens. */
export function usePreferenceEntries(): MenuEntry[] {
  const isPhone = useMediaQuery('(width < 40rem)');
  const entries = [...useThemeEntries(), ...useLanguageEntries()];
  return isPhone ? entries : [];
}
