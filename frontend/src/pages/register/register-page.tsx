import { Trans, useLingui } from '@lingui/react/macro';
import { Link, Navigate, useSearchParams } from 'react-router';
import { AuthLayout } from '@/features/users/components/auth-layout';
import { RegisterForm } from '@/features/users/components/register-form';
import { useSessionStatus } from '@/shared/api/session';
import { paths, safeNext } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';

/** Make an account, then on to where one came from. */
export function RegisterPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Create account`);
  const [params] = useSearchParams();
  const next = params.get('next');
  const status = useSessionStatus();
  if (status === 'signed-in') return <Navigate to={safeNext(next)} replace />;
  return (
    <AuthLayout
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
    >
      <RegisterForm />
    </AuthLayout>
  );
}
