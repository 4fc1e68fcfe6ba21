import { useLingui } from '@lingui/react/macro';
import { DeskAppealQueue } from '@/features/moderation/components/desk-appeal-queue';
import { DeskPage } from '@/shared/desk/desk-page';

/** What people say against decisions about them. */
export function AdminAppealsPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Appeals`} note={t`Another moderator than the one who decided answers.`}>
      <DeskAppealQueue />
    </DeskPage>
  );
}
