import { useLingui } from '@lingui/react/macro';
import { SessionList } from '@/features/users/components/session-list';
import { useDocumentTitle } from '@/shared/lib/use-document-title';

/** Where one is signed in. */
export function SettingsSessionsPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Devices`);
  return (
    <div className="max-w-3xl">
      <SessionList />
    </div>
  );
}
