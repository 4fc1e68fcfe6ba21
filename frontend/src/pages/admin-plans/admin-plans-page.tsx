import { useLingui } from '@lingui/react/macro';
import { DeskPage } from '@/shared/desk/desk-page';
import { NotBuilt } from '@/shared/desk/not-built';

/** The plans, their prices and fees. */
export function AdminPlansPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Plans`}>
      <NotBuilt />
    </DeskPage>
  );
}
