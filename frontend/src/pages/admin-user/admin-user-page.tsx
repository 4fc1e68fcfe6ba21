import { useLingui } from '@lingui/react/macro';
import { DeskPage } from '@/shared/desk/desk-page';
import { NotBuilt } from '@/shared/desk/not-built';

/** One person: what they sell, buy, own and did. */
export function AdminUserPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`User`}>
      <NotBuilt />
    </DeskPage>
  );
}
