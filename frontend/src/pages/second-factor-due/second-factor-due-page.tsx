import { useLingui } from '@lingui/react/macro';
import { accountPaths } from '@/shared/lib/account-paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { ButtonLink } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';

/** A member of the staff without the second step: their rights wait for it. */
export function SecondFactorDuePage() {
  const { t } = useLingui();
  useDocumentTitle(t`Second step at sign-in`);
  return (
    <EmptyState
      as="h1"
      drawing="lock"
      title={t`First the second step at sign-in`}
      className="min-h-[65dvh] justify-center"
      action={
        <ButtonLink to={accountPaths.settings('security')} variant="primary" size="lg">
          {t`Turn it on`}
        </ButtonLink>
      }
    >
      {t`Members of the staff need a code of an application besides the password. Turn it on, and this page opens.`}
    </EmptyState>
  );
}
