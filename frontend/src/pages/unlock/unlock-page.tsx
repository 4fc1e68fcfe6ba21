import { useLingui } from '@lingui/react/macro';
import { LockKeyhole, LockKeyholeOpen } from 'lucide-react';
import { useUnlock } from '@/features/users/account-api';
import { CalmPage } from '@/features/users/components/calm-page';
import { LinkTrouble } from '@/features/users/components/link-trouble';
import { useLinkToken } from '@/features/users/hooks/use-link-token';
import { accountPaths } from '@/shared/lib/account-paths';
import { paths } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { Button, ButtonLink } from '@/shared/ui/button';
import { Outcome, OutcomeIcon } from '@/shared/ui/outcome';

/** Where the letter about a locked account leads: its owner opens it again. */
export function UnlockPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Unlock your account`);
  const token = useLinkToken();
  const unlock = useUnlock();
  return (
    <CalmPage>
      {token === null || unlock.error ? (
        <LinkTrouble
          key={unlock.submittedAt}
          error={token === null ? undefined : unlock.error}
          onRetry={() => token && unlock.mutate(token)}
          renewal={
            <>
              <ButtonLink variant="primary" size="lg" to={paths.login()}>{t`Sign in`}</ButtonLink>
              <ButtonLink size="lg" to={accountPaths.forgotPassword()}>{t`Choose a new password`}</ButtonLink>
            </>
          }
        />
      ) : unlock.isSuccess ? (
        <Outcome
          tone="success"
          mark={<OutcomeIcon of={LockKeyholeOpen} />}
          title={t`Your account is open again`}
          actions={
            <>
              <ButtonLink variant="primary" size="lg" to={paths.login()}>{t`Sign in`}</ButtonLink>
              <ButtonLink size="lg" to={accountPaths.forgotPassword()}>{t`Choose a new password`}</ButtonLink>
            </>
          }
        >
          {t`If it was not you who typed the wrong passwords, choose a new one.`}
        </Outcome>
      ) : (
        <Outcome
          tone="accent"
          mark={<OutcomeIcon of={LockKeyhole} />}
          title={t`Unlock your account`}
          actions={
            <Button
              variant="primary"
              size="lg"
              isLoading={unlock.isPending}
              onClick={() => unlock.mutate(token)}
            >
              {t`Unlock`}
            </Button>
          }
        >
          {t`Too many wrong passwords were typed, so we locked sign-in for a while. Nothing in your account was touched.`}
        </Outcome>
      )}
    </CalmPage>
  );
}
