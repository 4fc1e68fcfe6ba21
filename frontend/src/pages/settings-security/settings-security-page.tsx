import { useLingui } from '@lingui/react/macro';
import { useMe } from '@/features/users/api';
import { EmailSection } from '@/features/users/components/email-section';
import { GoogleSection } from '@/features/users/components/google-section';
import { PasswordSection } from '@/features/users/components/password-section';
import { TwoFactorSection } from '@/features/users/components/two-factor-section';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';

/** By what one gets into the account, and what keeps others out. */
export function SettingsSecurityPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Security`);
  const { data: me, error, refetch } = useMe();
  if (!me) {
    return error ? (
      <ProblemState error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton className="h-96 rounded-xl" />
    );
  }
  return (
    <div className="grid max-w-3xl grid-cols-1 gap-6">
      <h2 className="sr-only">{t`Security`}</h2>
      <TwoFactorSection isDue={me.two_factor_due} />
      <EmailSection me={me} />
      <PasswordSection me={me} />
      <GoogleSection me={me} />
    </div>
  );
}
