import { useLingui } from '@lingui/react/macro';
import { DeskPage } from '@/shared/desk/desk-page';
import { NotBuilt } from '@/shared/desk/not-built';

/** The shop at a glance: money, orders, people, and what waits. */
export function AdminDashboardPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Dashboard`}>
      <NotBuilt />
    </DeskPage>
  );
}
