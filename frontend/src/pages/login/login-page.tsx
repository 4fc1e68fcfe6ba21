import { Trans, useLingui } from '@lingui/react/macro';
import { LoginForm } from '@/features/users/components/login-form';
import { SignInSteps } from '@/features/users/components/sign-in-steps';
import { useSessionStatus } from '@/shared/api/session';
import { paths, safeNext } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { Link, Navigate, useSearchParams } from '@/shared/router/router';

/** Sign in, then on to where one came from; also when another tab has signed in meanwhile. */
export function LoginPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Sign in`);
  const [params] = useSearchParams();
  const next = params.get('next');
  const status = useSessionStatus();
  if (status === 'signed-in') return <Navigate to={safeNext(next)} replace />;
  return (
    <SignInSteps
      title={t`Welcome back`}
      description={
        next ? t`Sign in, and you go on where you were.` : t`Sign in to buy, sell and see your orders.`
      }
      footer={
        <Trans>
          New here?{' '}
          <Link className="font-semibold text-accent hover:underline" to={paths.register(next ?? undefined)}>
            Create account
          </Link>
        </Trans>
      }
      form={(onAnswer) => <LoginForm onAnswer={onAnswer} />}
    />
  );
}
