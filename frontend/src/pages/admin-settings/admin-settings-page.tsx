import { useLingui } from '@lingui/react/macro';
import { DeskPage } from '@/shared/desk/desk-page';
import { NotBuilt } from '@/shared/desk/not-built';

/** The shop's own values. */
export function AdminSettingsPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Settings`}>
      <NotBuilt />
    </DeskPage>
  );
}
