import { useLingui } from '@lingui/react/macro';
import { SettingsList } from '@/features/backoffice/components/settings-list';
import { useSettings } from '@/features/backoffice/settings-api';
import { DeskPage, RowsSkeleton } from '@/shared/desk/desk-page';
import { ProblemState } from '@/shared/ui/problem-state';

/** The shop's own values. */
export function AdminSettingsPage() {
  const { t } = useLingui();
  const { data: settings, error, refetch } = useSettings();
  return (
    <DeskPage title={t`Settings`} note={t`They hold for the whole shop within five seconds.`}>
      {settings ? (
        <SettingsList settings={settings} />
      ) : error ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : (
        <RowsSkeleton />
      )}
    </DeskPage>
  );
}
