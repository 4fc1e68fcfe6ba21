import { useLingui } from '@lingui/react/macro';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { actThen } from '@/shared/desk/act-then';
import { Button } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { Dialog } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { FormProblem } from '@/shared/ui/form-problem';
import { RevealedSecrets } from '@/shared/ui/revealed-secrets';
import { Textarea } from '@/shared/ui/textarea';
import { type RevealedCredentials, useStaffReveal } from '../api';

const REASON_MIN = 10;
const REASON_MAX = 500;

/** Staff may look at the login in dispute, with a reason that both sides read. */
export function StaffReveal({ disputeId }: { disputeId: string }) {
  const { t } = useLingui();
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const [credentials, setCredentials] = useState<RevealedCredentials | null>(null);
  const reveal = useStaffReveal(disputeId);
  const isTooShort = reason.trim().length < REASON_MIN;

  const close = () => {
    setAsking(false);
    reveal.reset();
  };
  const look = () => {
    setChecked(true);
    if (isTooShort) return;
    actThen(reveal, reason.trim(), (answer) => {
      setCredentials(answer);
      close();
    });
  };

  return (
    <Card className="grid gap-3 p-4 md:p-5">
      <h2 className="flex items-center gap-2 font-semibold text-base">
        <KeyRound className="size-4 text-done" aria-hidden="true" />
        {t`Login and password`}
      </h2>
      {credentials ? (
        <RevealedSecrets
          credentials={credentials}
          methodLabel={credentials.login_method}
          onHide={() => {
            setCredentials(null);
            reveal.reset();
          }}
        />
      ) : (
        <>
          <p className="text-muted">{t`Look only when the dispute cannot be decided without it. Both sides are told of the look and of its reason.`}</p>
          <Button size="lg" isWide onClick={() => setAsking(true)}>
            {t`Look at the login`}
          </Button>
        </>
      )}
      <Dialog
        isOpen={isAsking}
        onClose={close}
        isLocked={reveal.isPending}
        title={t`Look at the login?`}
        footer={
          <>
            <Button size="lg" onClick={close} disabled={reveal.isPending}>{t`Not now`}</Button>
            <Button size="lg" variant="primary" isLoading={reveal.isPending} onClick={look}>
              {t`Show them`}
            </Button>
          </>
        }
      >
        <div className="grid gap-4">
          <Field
            label={t`Reason`}
            hint={t`Both sides read it.`}
            isRequired
            error={isChecked && isTooShort ? t`At least ${REASON_MIN} characters.` : undefined}
          >
            {(control) => (
              <Textarea
                {...control}
                rows={3}
                maxLength={REASON_MAX}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
          <FormProblem message={reveal.error ? problemWords(toProblem(reveal.error)) : undefined} />
        </div>
      </Dialog>
    </Card>
  );
}
