import { useLingui } from '@lingui/react/macro';
import { ArrowRight, MailCheck } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';
import { useVerifyEmail } from '@/features/users/account-api';
import { CalmPage } from '@/features/users/components/calm-page';
import { LinkTrouble } from '@/features/users/components/link-trouble';
import { ResendButton } from '@/features/users/components/resend-button';
import { useLinkToken } from '@/features/users/hooks/use-link-token';
import { useSessionStatus } from '@/shared/api/session';
import { accountPaths } from '@/shared/lib/account-paths';
import { paths } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { ButtonLink } from '@/shared/ui/button';
import { Outcome, OutcomeIcon } from '@/shared/ui/outcome';
import { Spinner } from '@/shared/ui/spinner';

/** Where the letter's link leads: the e-mail is confirmed at once. */
export function VerifyEmailPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Confirm your e-mail`);
  const token = useLinkToken();
  const verify = useVerifyEmail();
  const isSignedIn = useSessionStatus() === 'signed-in';
  const confirm = useEffectEvent(() => token && verify.mutate(token));
  // biome-ignore lint/correctness/useExhaustiveDependencies: every link is sent once.
  useEffect(() => {
    confirm();
  }, [token]);

  return (
    <CalmPage>
      {token === null || verify.error ? (
        <LinkTrouble
          key={verify.submittedAt}
          error={token === null ? undefined : verify.error}
          onRetry={confirm}
          renewal={
            isSignedIn ? (
              <ResendButton variant="primary" />
            ) : (
              <ButtonLink
                variant="primary"
                size="lg"
                className="h-auto! min-h-10 whitespace-normal! py-2 text-center"
                to={paths.login(accountPaths.checkMail('welcome'))}
              >
                {t`Sign in to get a new letter`}
              </ButtonLink>
            )
          }
        />
      ) : verify.isSuccess ? (
        <Outcome
          tone="success"
          mark={<OutcomeIcon of={MailCheck} />}
          title={t`Your e-mail is confirmed`}
          actions={
            isSignedIn ? (
              <>
                <ButtonLink variant="primary" size="lg" to={paths.catalog()}>
                  {t`Find an account`}
                  <ArrowRight className="size-4" aria-hidden="true" />
                </ButtonLink>
                <ButtonLink size="lg" to={paths.sell()}>{t`Sell an account`}</ButtonLink>
              </>
            ) : (
              <ButtonLink variant="primary" size="lg" to={paths.login()}>{t`Sign in`}</ButtonLink>
            )
          }
        >
          {t`You can sell and withdraw money now. Letters about your orders and money go to this address.`}
        </Outcome>
      ) : (
        <Outcome tone="accent" mark={<Spinner className="size-7" />} title={t`Confirming your e-mail…`} />
      )}
    </CalmPage>
  );
}
