import { useLingui } from '@lingui/react/macro';
import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { CalmPage } from '@/features/users/components/calm-page';
import { LinkTrouble } from '@/features/users/components/link-trouble';
import { ResetForm } from '@/features/users/components/reset-form';
import { useLinkToken } from '@/features/users/hooks/use-link-token';
import { accountPaths } from '@/shared/lib/account-paths';
import { paths } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { ButtonLink } from '@/shared/ui/button';
import { Outcome, OutcomeIcon } from '@/shared/ui/outcome';

/** Where the letter about a forgotten password leads: choose a new one. */
export function ResetPasswordPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Choose a new password`);
  const token = useLinkToken();
  return (
    <CalmPage>
      {/* Another link begins anew. */}
      <Reset key={token} token={token} />
    </CalmPage>
  );
}

function Reset({ token }: { token: string | null }) {
  const { t } = useLingui();
  const [isDone, setDone] = useState(false);
  const [deadLink, setDeadLink] = useState<unknown>();
  if (isDone) {
    return (
      <Outcome
        tone="success"
        mark={<OutcomeIcon of={ShieldCheck} />}
        title={t`Your password is changed`}
        actions={<ButtonLink variant="primary" size="lg" to={paths.login()}>{t`Sign in`}</ButtonLink>}
      >
        {t`You have been signed out everywhere. Sign in with the new password.`}
      </Outcome>
    );
  }
  if (token === null || deadLink !== undefined) {
    return (
      <LinkTrouble
        error={deadLink}
        renewal={
          <ButtonLink variant="primary" size="lg" to={accountPaths.forgotPassword()}>
            {t`Get a new link`}
          </ButtonLink>
        }
      />
    );
  }
  return (
    <>
      <h1 className="text-balance text-title">{t`Choose a new password`}</h1>
      <p className="mt-2 mb-6 text-muted">{t`Afterwards you are signed out on all devices and sign in with the new one.`}</p>
      <ResetForm token={token} onDone={() => setDone(true)} onDeadLink={setDeadLink} />
    </>
  );
}
