import { useLingui } from '@lingui/react/macro';
import { PreferencesForm } from '@/features/notifications/components/preferences-form';
import { useMe } from '@/features/users/api';
import { useDocumentTitle } from '@/shared/lib/use-document-title';

/** How one wants to be told of what happens. */
export function SettingsNotificationsPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Notifications`);
  const { data: me } = useMe();
  return <PreferencesForm isStaff={me?.is_staff ?? false} />;
}
