import { Trans, useLingui } from '@lingui/react/macro';
import { useMe } from '@/features/users/api';
import { RegisterForm } from '@/features/users/components/register-form';
import { SignInSteps } from '@/features/users/components/sign-in-steps';
import { useSessionStatus } from '@/shared/api/session';
import { accountPaths } from '@/shared/lib/account-paths';
import { paths, safeNext } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { Link, Navigate, useSearchParams } from '@/shared/router/router';

/** Make an account, then on to where one came from; who came from nowhere is told of the letter. */
export function RegisterPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Create account`);
  const [params] = useSearchParams();
  const next = params.get('next');
  const status = useSessionStatus();
  const { data: me } = useMe();
  if (status === 'signed-in') {
    const mustConfirm = next === null && me?.is_email_verified === false;
    return <Navigate to={mustConfirm ? accountPaths.checkMail('welcome') : safeNext(next)} replace />;
  }
  return (
    <SignInSteps
      title={t`Create account`}
      description={t`One account to buy and to sell. It is free.`}
      footer={
        <Trans>
          Already registered?{' '}
          <Link className="font-semibold text-accent hover:underline" to={paths.login(next ?? undefined)}>
            Sign in
          </Link>
        </Trans>
      }
      form={() => <RegisterForm />}
    />
  );
}
