import { useLingui } from '@lingui/react/macro';
import { AccountLinks, SignOut } from '@/features/users/components/account-links';
import { AvatarEditor } from '@/features/users/components/avatar-editor';
import { InstallHint } from '@/features/users/components/install-hint';
import { ProfileEditor } from '@/features/users/components/profile-editor';
import { ProfileSkeleton } from '@/features/users/components/profile-skeleton';
import { useProfile } from '@/features/users/profile-api';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { ProblemState } from '@/shared/ui/problem-state';

/** What others see of one, and what only the shop knows. */
export function SettingsProfilePage() {
  const { t } = useLingui();
  useDocumentTitle(t`Profile`);
  const { data: me, error, refetch } = useProfile();
  return (
    <>
      <h2 className="sr-only">{t`Profile`}</h2>
      <AccountLinks />
      {me ? (
        <>
          <AvatarEditor me={me} />
          <ProfileEditor me={me} />
        </>
      ) : error ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : (
        <ProfileSkeleton />
      )}
      <InstallHint />
      <SignOut />
    </>
  );
}
