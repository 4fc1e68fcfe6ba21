import { useLingui } from '@lingui/react/macro';
import { Settings } from 'lucide-react';
import { NotificationTabs } from '@/features/notifications/components/notification-tabs';
import { useMe } from '@/features/users/api';
import { accountPaths } from '@/shared/lib/account-paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { ButtonLink } from '@/shared/ui/button';

/** Everything that was told. */
export function NotificationsPage() {
  const { t } = useLingui();
  const { data: me } = useMe();
  useDocumentTitle(t`Notifications`);
  return (
    <div className="page py-6 md:py-8">
      <div className="mx-auto max-w-3xl">
        <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
          <h1 className="text-title">{t`Notifications`}</h1>
          <ButtonLink
            to={accountPaths.settings('notifications')}
            icon={<Settings className="size-4" aria-hidden="true" />}
          >
            {t`How to be told`}
          </ButtonLink>
        </div>
        <NotificationTabs isStaff={me?.is_staff ?? false} />
      </div>
    </div>
  );
}
