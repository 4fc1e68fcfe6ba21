import { useLingui } from '@lingui/react/macro';
import { AuthLayout } from '@/features/users/components/auth-layout';
import { ForgotForm } from '@/features/users/components/forgot-form';
import { paths } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { Link } from '@/shared/router/router';

/** Ask for a letter to choose a new password. */
export function ForgotPasswordPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Forgot the password`);
  return (
    <AuthLayout
      title={t`Forgot the password?`}
      description={t`Tell us your e-mail. We send a link to choose a new password; it works for half an hour.`}
      footer={
        <Link className="font-semibold text-accent hover:underline" to={paths.login()}>
          {t`Back to sign-in`}
        </Link>
      }
    >
      <ForgotForm />
    </AuthLayout>
  );
}
