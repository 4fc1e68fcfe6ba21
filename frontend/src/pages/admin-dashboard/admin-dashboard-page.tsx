import { useLingui } from '@lingui/react/macro';
import { DeskPage, RowsSkeleton } from '@/shared/desk/desk-page';

/** The shop at a glance: money, orders, people, and what waits. */
export function AdminDashboardPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Dashboard`}>
      <RowsSkeleton />
    </DeskPage>
  );
}
