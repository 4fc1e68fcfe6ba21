import { useLingui } from '@lingui/react/macro';
import { SunMoon } from 'lucide-react';
import { Menu } from '@/shared/ui/menu';
import { useThemeEntries } from './preferences';

export function ThemeMenu() {
  const { t } = useLingui();
  const entries = useThemeEntries().map((entry) => ({ ...entry, isFirstOfGroup: false }));
  return (
    <Menu
      label={t`Theme`}
      trigger={<SunMoon className="size-4.5" aria-hidden="true" />}
      triggerClassName="size-8 rounded-md text-muted transition-colors hover:bg-neutral hover:text-fg"
      entries={entries}
    />
  );
}
