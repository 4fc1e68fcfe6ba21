import { useLingui } from '@lingui/react/macro';
import { PreferencesForm } from '@/features/notifications/components/preferences-form';
import { useMe } from '@/features/users/api';
import { AccountLinks, SignOut } from '@/features/users/components/account-links';
import { ProfileEditor } from '@/features/users/components/profile-editor';
import { ProfileSkeleton } from '@/features/users/components/profile-skeleton';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { ProblemState } from '@/shared/ui/problem-state';

export function ProfilePage() {
  const { t } = useLingui();
  useDocumentTitle(t`Profile`);
  const { data: me, error, refetch } = useMe();
  return (
    <div className="page py-6 md:py-8">
      <h1 className="text-title">{t`Profile`}</h1>
      <div className="mt-6 grid gap-6">
        <AccountLinks />
        {me ? (
          <ProfileEditor me={me} />
        ) : error ? (
          <ProblemState error={error} onRetry={() => void refetch()} />
        ) : (
          <ProfileSkeleton />
        )}
        <PreferencesForm isStaff={me?.is_staff ?? false} />
        <SignOut />
      </div>
    </div>
  );
}
