import { useLingui } from '@lingui/react/macro';
import { ExternalLink } from 'lucide-react';
import { UserActions } from '@/features/backoffice/components/user-actions';
import { UserTabs } from '@/features/backoffice/components/user-tabs';
import { useDeskUser } from '@/features/backoffice/users-desk-api';
import { useReportReasons } from '@/features/moderation/desk-reports-api';
import { DeskPage, RowsSkeleton } from '@/shared/desk/desk-page';
import { useRoleWords } from '@/shared/desk/use-role-words';
import { paths } from '@/shared/lib/paths';
import { useParams } from '@/shared/router/router';
import { Avatar } from '@/shared/ui/avatar';
import { Badge } from '@/shared/ui/badge';
import { ButtonLink } from '@/shared/ui/button';
import { ProblemState } from '@/shared/ui/problem-state';

/** One person: what they sell, buy, own and did. */
export function AdminUserPage() {
  const { t } = useLingui();
  const { id = '' } = useParams();
  const { nameOf } = useRoleWords();
  const { data: user, error, refetch } = useDeskUser(id);
  const reasons = useReportReasons();
  if (!user) {
    return (
      <DeskPage title={t`User`}>
        {error ? <ProblemState error={error} onRetry={() => void refetch()} /> : <RowsSkeleton />}
      </DeskPage>
    );
  }
  const { username, display_name, avatar, staff_role, is_blocked, is_closed, is_verified_seller } = user;
  return (
    <DeskPage
      title={username}
      heading={
        <span className="flex flex-wrap items-center gap-2">
          <Avatar name={display_name || username} src={avatar?.url} size={32} />
          {username}
          {is_blocked && <Badge tone="danger">{t`Blocked`}</Badge>}
          {is_closed && <Badge>{t`Closed`}</Badge>}
          {is_verified_seller && <Badge tone="success">{t`Verified seller`}</Badge>}
          {staff_role && <Badge tone="accent">{nameOf(staff_role)}</Badge>}
        </span>
      }
      note={display_name}
      actions={
        <>
          <ButtonLink
            to={paths.user(username)}
            icon={<ExternalLink className="size-4" aria-hidden="true" />}
          >{t`In the shop`}</ButtonLink>
          <UserActions key={id} user={user} reasons={reasons} />
        </>
      }
    >
      <UserTabs key={id} user={user} reasons={reasons} />
    </DeskPage>
  );
}
