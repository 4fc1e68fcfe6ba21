import { useLingui } from '@lingui/react/macro';
import { DeskPage, RowsSkeleton } from '@/shared/desk/desk-page';

/** The shop's own values. */
export function AdminSettingsPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Settings`}>
      <RowsSkeleton />
    </DeskPage>
  );
}
