import { Trans, useLingui } from '@lingui/react/macro';
import { MailOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { accountPaths } from '@/shared/lib/account-paths';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { Button, ButtonLink } from '@/shared/ui/button';
import { Outcome, OutcomeIcon } from '@/shared/ui/outcome';
import { showToast } from '@/shared/ui/toast';
import { useAskReset } from '../account-api';
import { useWait } from '../hooks/use-wait';
import { ResendButton } from './resend-button';

/** Nobody is sent two letters within a minute. */
const APART_S = 60;

/** After registration: confirm the e-mail, now or later. */
export function WelcomeMail({ email, next }: { email: string; next: string }) {
  const { t } = useLingui();
  return (
    <Outcome
      tone="accent"
      mark={<OutcomeIcon of={MailOpen} />}
      title={t`Look into your mailbox`}
      subject={<Address email={email} />}
      actions={
        <>
          <ResendButton initialWaitS={APART_S} />
          <ButtonLink variant="ghost" size="lg" to={next}>
            {t`Later`}
          </ButtonLink>
        </>
      }
    >
      <p>{t`The link in our letter confirms your e-mail. It works for half an hour.`}</p>
      <p className="mt-2">{t`You can look around, buy and chat meanwhile. Selling and withdrawing open once it is confirmed.`}</p>
      <Nothing>
        <Trans>
          Is the address wrong? Change it in your{' '}
          <Link className="font-semibold text-accent hover:underline" to={accountPaths.settings('security')}>
            security settings
          </Link>
          .
        </Trans>
      </Nothing>
    </Outcome>
  );
}

/** After "forgot the password": the same words whether there is such an account or not. */
export function ResetMail({ email }: { email: string | null }) {
  const { t } = useLingui();
  return (
    <Outcome
      tone="accent"
      mark={<OutcomeIcon of={MailOpen} />}
      title={t`Look into your mailbox`}
      subject={email && <Address email={email} />}
      actions={
        <>
          {email && <ResetAgain email={email} />}
          <ButtonLink variant="ghost" size="lg" to={paths.login()}>
            {t`Back to sign-in`}
          </ButtonLink>
        </>
      }
    >
      <p>
        {t`If there is an account with this address, a letter with a link is on its way. The link works for half an hour.`}
      </p>
      <Nothing>{t`We send at most two letters an hour to one address.`}</Nothing>
    </Outcome>
  );
}

/** After asking for another e-mail: both mailboxes have a letter. */
export function ChangeMail({ email }: { email: string | null }) {
  const { t } = useLingui();
  return (
    <Outcome
      tone="accent"
      mark={<OutcomeIcon of={MailOpen} />}
      title={t`Look into both mailboxes`}
      subject={email && <Address email={email} />}
      actions={
        <ButtonLink size="lg" to={accountPaths.settings('security')}>
          {t`Security settings`}
        </ButtonLink>
      }
    >
      <p>
        {t`A letter went to the old address and one to the new. Your e-mail changes when you have opened the links of both; they work for half an hour.`}
      </p>
    </Outcome>
  );
}

function ResetAgain({ email }: { email: string }) {
  const { t } = useLingui();
  const askReset = useAskReset();
  const wait = useWait(APART_S);
  const problem = askReset.error ? toProblem(askReset.error) : null;
  return (
    <>
      <Button
        size="lg"
        className="tnum max-sm:w-full"
        isLoading={askReset.isPending}
        disabledReason={
          wait.left > 0 ? t`A letter is on its way. Another one can be sent in a moment.` : undefined
        }
        onClick={() =>
          askReset.mutate(email, {
            onSuccess: () => {
              wait.begin(APART_S);
              showToast({ tone: 'success', title: t`Asked for once more` });
            },
            onError: wait.beginAfter,
          })
        }
      >
        {wait.left > 0 ? t`Send again in ${wait.clock}` : t`Send the letter again`}
      </Button>
      {problem && wait.left === 0 && (
        <p role="alert" className="basis-full text-danger text-xs">
          {problemWords(problem)}
        </p>
      )}
    </>
  );
}

function Address({ email }: { email: string }) {
  return <strong className="break-all font-semibold">{email}</strong>;
}

/** What to do when no letter comes. */
function Nothing({ children }: { children: ReactNode }) {
  const { t } = useLingui();
  return (
    <div className="mt-5 rounded-md border border-line-muted bg-inset p-3 text-left text-xs">
      <p className="font-semibold text-fg">{t`No letter?`}</p>
      <p className="mt-1">{t`It can take a minute. Look into “Spam” and “Promotions” too.`}</p>
      <p className="mt-1">{children}</p>
    </div>
  );
}
