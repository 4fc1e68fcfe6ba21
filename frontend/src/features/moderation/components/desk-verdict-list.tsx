import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { actThen } from '@/shared/desk/act-then';
import { ReasonDialog } from '@/shared/desk/reason-dialog';
import { useStaff } from '@/shared/desk/use-roles';
import { adminPaths } from '@/shared/lib/admin-paths';
import { Link } from '@/shared/router/router';
import { Badge } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { Time } from '@/shared/ui/time';
import { useDeskReportWords } from '../desk-report-words';
import { type DeskVerdict, useLiftVerdict } from '../desk-verdicts-api';

export interface DeskVerdictListProps {
  verdicts: readonly DeskVerdict[];
  /** The reasons by their codes. */
  reasons: ReadonlyMap<string, string>;
}

/** What was decided about a person before, and the way to lift what is in force. */
export function DeskVerdictList({ verdicts, reasons }: DeskVerdictListProps) {
  const { t } = useLingui();
  return (
    <section aria-labelledby="verdicts" className="surface p-4">
      <h2 id="verdicts" className="mb-2 font-semibold">{t`Decided about this person`}</h2>
      {verdicts.length === 0 && <p className="text-muted">{t`Nothing so far.`}</p>}
      <ul className="grid gap-3">
        {verdicts.map((verdict) => (
          <li key={verdict.id} className="border-line-muted border-t pt-3 first:border-t-0 first:pt-0">
            <DeskVerdictLine verdict={verdict} reasons={reasons} />
            {!verdict.ended_at && <Lift verdict={verdict} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One verdict: what, why, by whom, until when. */
export function DeskVerdictLine({
  verdict,
  reasons,
}: {
  verdict: DeskVerdict;
  reasons: ReadonlyMap<string, string>;
}) {
  const { t } = useLingui();
  const { verdicts, verdictState } = useDeskReportWords();
  const { kind, reason, text, given_by, given_at, expires_at, ended_at, appeal } = verdict;
  const [state, tone] = verdictState(verdict);
  const by = given_by.username;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge tone={tone}>{state}</Badge>
        <span className="font-medium">{verdicts[kind]}</span>
        <span className="text-muted">{reasons.get(reason) ?? reason}</span>
      </p>
      <p className="mt-1 whitespace-pre-wrap break-words">{text}</p>
      <p className="mt-1 flex flex-wrap gap-x-3 text-muted text-xs">
        <span>
          {by} · <Time iso={given_at} />
        </span>
        {!ended_at && expires_at && (
          <span>
            {t`Ends by itself:`} <Time iso={expires_at} as="moment" />
          </span>
        )}
        {appeal && (
          <Link to={adminPaths.appeal(verdict.id, appeal.status)} className="text-accent hover:underline">
            {appeal.status === 'pending' ? t`An appeal waits` : t`The appeal`}
          </Link>
        )}
      </p>
    </>
  );
}

function Lift({ verdict }: { verdict: DeskVerdict }) {
  const { t } = useLingui();
  const { id: me } = useStaff();
  const [isOpen, setOpen] = useState(false);
  const lift = useLiftVerdict(verdict.id);
  const close = () => {
    setOpen(false);
    lift.reset();
  };
  return (
    <>
      <Button
        size="sm"
        className="mt-2"
        disabledReason={verdict.user.id === me ? t`Somebody else decides on what is yours.` : undefined}
        onClick={() => setOpen(true)}
      >
        {t`Lift`}
      </Button>
      <ReasonDialog
        key={verdict.id}
        isOpen={isOpen}
        onClose={close}
        title={t`Lift this decision?`}
        description={verdict.text}
        label={t`Why`}
        hint={t`It is kept in the audit, with what was before and after.`}
        action={t`Lift`}
        isPending={lift.isPending}
        error={lift.error}
        onSubmit={(reason) => actThen(lift, { reason }, close)}
      >
        {t`It ends at once: what was hidden is seen again, who was blocked can sign in. The person is told.`}
      </ReasonDialog>
    </>
  );
}
