import { useLingui } from '@lingui/react/macro';
import { useLocale } from '@/shared/i18n/locale';
import { Menu } from '@/shared/ui/menu';
import { useLanguageEntries } from './preferences';

export function LanguageMenu() {
  const { t } = useLingui();
  const locale = useLocale();
  const entries = useLanguageEntries().map((entry) => ({ ...entry, isFirstOfGroup: false }));
  return (
    <Menu
      label={t`Language`}
      trigger={<span className="font-semibold text-xs uppercase">{locale}</span>}
      triggerClassName="h-8 w-9 rounded-md text-muted transition-colors hover:bg-neutral hover:text-fg"
      entries={entries}
    />
  );
}
