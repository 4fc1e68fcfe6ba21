import { useLingui } from '@lingui/react/macro';
import { DeskPage, RowsSkeleton } from '@/shared/desk/desk-page';

/** The plans, their prices and fees. */
export function AdminPlansPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Plans`}>
      <RowsSkeleton />
    </DeskPage>
  );
}
