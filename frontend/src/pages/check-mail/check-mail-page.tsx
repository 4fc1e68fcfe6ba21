import { useLingui } from '@lingui/react/macro';
import { MailCheck } from 'lucide-react';
import { useMe } from '@/features/users/api';
import { CalmPage } from '@/features/users/components/calm-page';
import { ChangeMail, ResetMail, WelcomeMail } from '@/features/users/components/mail-hints';
import { useUnverifiedWatch } from '@/features/users/hooks/use-unverified-watch';
import { useSessionStatus } from '@/shared/api/session';
import { accountPaths } from '@/shared/lib/account-paths';
import { paths, safeNext } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { useLocation, useSearchParams } from '@/shared/router/router';
import { ButtonLink } from '@/shared/ui/button';
import { Outcome, OutcomeIcon } from '@/shared/ui/outcome';
import { Skeleton } from '@/shared/ui/skeleton';

/** A letter is on its way: which one (`?why=`), where to look for it, and how to get another one. */
export function CheckMailPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Look into your mailbox`);
  const [params] = useSearchParams();
  const { state } = useLocation();
  const why = params.get('why');
  return (
    <CalmPage>
      {why === 'reset' ? (
        <ResetMail email={emailIn(state)} />
      ) : why === 'change' ? (
        <ChangeMail email={emailIn(state)} />
      ) : (
        <Welcome next={params.get('next')} />
      )}
    </CalmPage>
  );
}

function Welcome({ next }: { next: string | null }) {
  const { t } = useLingui();
  const status = useSessionStatus();
  const { data: me } = useMe();
  useUnverifiedWatch(me?.is_email_verified === false);
  if (me?.is_email_verified) {
    return (
      <Outcome
        tone="success"
        mark={<OutcomeIcon of={MailCheck} />}
        title={t`Your e-mail is confirmed`}
        actions={
          <ButtonLink variant="primary" size="lg" to={next ? safeNext(next) : paths.catalog()}>
            {t`Go on`}
          </ButtonLink>
        }
      >
        {t`You can sell and withdraw money now. Letters about your orders and money go to this address.`}
      </Outcome>
    );
  }
  if (me) return <WelcomeMail email={me.email} next={next ? safeNext(next) : paths.home()} />;
  if (status === 'signed-out') {
    return (
      <Outcome
        tone="accent"
        mark={<OutcomeIcon of={MailCheck} />}
        title={t`Look into your mailbox`}
        actions={
          <ButtonLink variant="primary" size="lg" to={paths.login(accountPaths.checkMail('welcome'))}>
            {t`Sign in to get a new letter`}
          </ButtonLink>
        }
      >
        {t`The link in our letter confirms your e-mail. It works for half an hour.`}
      </Outcome>
    );
  }
  return <Skeleton className="h-64" />;
}

function emailIn(state: unknown): string | null {
  const email = (state as { email?: unknown } | null)?.email;
  return typeof email === 'string' ? email : null;
}
