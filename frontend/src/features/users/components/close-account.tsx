import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { isProblem, toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { Banner } from '@/shared/ui/banner';
import { Button } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { Checkbox } from '@/shared/ui/checkbox';
import { Dialog } from '@/shared/ui/dialog';
import { FormProblem } from '@/shared/ui/form-problem';
import { useCloseAccount } from '../account-api';

/** Close one's account: what that means, what stands against it, and one question before. */
export function CloseAccount() {
  const { t } = useLingui();
  const [isAsking, setAsking] = useState(false);
  const [isSure, setSure] = useState(false);
  const close = useCloseAccount();
  const facts = [
    t`Your profile and your listings are no longer shown, and nobody can sign in.`,
    t`Orders and reviews stay readable for the other side.`,
    t`What the law asks us to keep, records of payments, is kept for as long as it asks.`,
    t`It cannot be undone.`,
  ];
  const refusal = isProblem(close.error, 'user.cannot_close') ? close.error : null;
  const stop = () => {
    setAsking(false);
    setSure(false);
  };
  return (
    <Card className="p-4 md:p-6">
      <h2 className="font-semibold text-base">{t`Close the account`}</h2>
      <p className="mt-0.5 text-muted">{t`Everything open has to be finished first: orders, disputes, withdrawals, money in the wallet.`}</p>
      <ul className="mt-4 grid list-disc gap-1.5 pl-5">
        {facts.map((fact) => (
          <li key={fact} className="text-pretty">
            {fact}
          </li>
        ))}
      </ul>
      {refusal && <Reasons named={refusal.params['reasons']} />}
      <Button className="mt-5" size="lg" variant="danger" onClick={() => setAsking(true)}>
        {t`Close my account`}
      </Button>
      <Dialog
        size="sm"
        isOpen={isAsking}
        onClose={stop}
        isLocked={close.isPending}
        title={t`Close your account for good?`}
        footer={
          <>
            <Button size="lg" disabled={close.isPending} onClick={stop}>
              {t`Keep it`}
            </Button>
            <Button
              size="lg"
              variant="danger"
              isLoading={close.isPending}
              disabledReason={isSure ? undefined : t`First say that you are sure.`}
              onClick={() =>
                close.mutate(undefined, {
                  // What stands against it is said on the page.
                  onError: (error) => isProblem(error, 'user.cannot_close') && stop(),
                })
              }
            >
              {t`Close it`}
            </Button>
          </>
        }
      >
        <div className="grid gap-4">
          <Checkbox
            label={t`I know that it cannot be undone`}
            checked={isSure}
            onChange={(event) => setSure(event.target.checked)}
          />
          <FormProblem message={close.error && !refusal ? problemWords(toProblem(close.error)) : undefined} />
        </div>
      </Dialog>
    </Card>
  );
}

/** What has to be finished first, each with the way there. */
function Reasons({ named }: { named: unknown }) {
  const { t } = useLingui();
  const words: Record<string, readonly [text: string, to: string]> = {
    money: [t`There is money in your wallet, or you owe some.`, paths.wallet()],
    orders: [t`An order is not finished.`, paths.purchases()],
    withdrawals: [t`A withdrawal is on its way.`, paths.withdrawals()],
    disputes: [t`A dispute is open.`, paths.purchases()],
  };
  const reasons = (Array.isArray(named) ? named : []).flatMap((name) => {
    const known = words[String(name)];
    return known ? [known] : [];
  });
  return (
    <div className="mt-5">
      <Banner tone="danger" title={t`It cannot be closed yet. Nothing was changed.`}>
        <ul className="grid gap-1">
          {reasons.map(([text, to]) => (
            <li key={text}>
              {text}{' '}
              <Link to={to} className="font-semibold text-accent hover:underline">
                {t`Look`}
              </Link>
            </li>
          ))}
        </ul>
      </Banner>
    </div>
  );
}
