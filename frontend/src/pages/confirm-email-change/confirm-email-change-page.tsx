import { useLingui } from '@lingui/react/macro';
import { MailCheck, MailQuestionMark, MailWarning } from 'lucide-react';
import { useConfirmEmailChange } from '@/features/users/account-api';
import { CalmPage } from '@/features/users/components/calm-page';
import { LinkTrouble } from '@/features/users/components/link-trouble';
import { useLinkToken } from '@/features/users/hooks/use-link-token';
import { accountPaths } from '@/shared/lib/account-paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { Button, ButtonLink } from '@/shared/ui/button';
import { Outcome, OutcomeIcon } from '@/shared/ui/outcome';

/** Where the two letters about another e-mail lead: each mailbox says yes by itself. */
export function ConfirmEmailChangePage() {
  const { t } = useLingui();
  useDocumentTitle(t`Change of e-mail`);
  const token = useLinkToken();
  const confirm = useConfirmEmailChange();
  const toSecurity = (
    <ButtonLink size="lg" to={accountPaths.settings('security')}>{t`Security settings`}</ButtonLink>
  );
  return (
    <CalmPage>
      {token === null || confirm.error ? (
        <LinkTrouble
          key={confirm.submittedAt}
          error={token === null ? undefined : confirm.error}
          onRetry={() => token && confirm.mutate(token)}
          renewal={toSecurity}
        />
      ) : confirm.data?.is_changed ? (
        <Outcome
          tone="success"
          mark={<OutcomeIcon of={MailCheck} />}
          title={t`Your e-mail is changed`}
          actions={toSecurity}
        >
          {t`Sign in with the new address from now on. Everywhere else you have been signed out.`}
        </Outcome>
      ) : confirm.data ? (
        <Outcome
          tone="attention"
          mark={<OutcomeIcon of={MailWarning} />}
          title={t`One of two is done`}
          actions={toSecurity}
        >
          {confirm.data.confirmed.includes('old')
            ? t`Now open the letter in the mailbox of the new address. Until then nothing is changed.`
            : t`Now open the letter in the mailbox of the old address. Until then nothing is changed.`}
        </Outcome>
      ) : (
        <Outcome
          tone="accent"
          mark={<OutcomeIcon of={MailQuestionMark} />}
          title={t`Change the e-mail of your account?`}
          actions={
            <Button
              variant="primary"
              size="lg"
              isLoading={confirm.isPending}
              onClick={() => confirm.mutate(token)}
            >
              {t`Yes, change it`}
            </Button>
          }
        >
          {t`It changes when both mailboxes, the old and the new one, have said yes. If you did not ask for this, close the page: nothing happens.`}
        </Outcome>
      )}
    </CalmPage>
  );
}
