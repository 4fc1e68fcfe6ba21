import { Trans, useLingui } from '@lingui/react/macro';
import { Badge } from '@/shared/ui/badge';
import { Card } from '@/shared/ui/card';
import { Time } from '@/shared/ui/time';
import type { Tone } from '@/shared/ui/tones';
import { type MyVerdict, useAppeal } from '../verdicts-api';
import { AppealForm } from './appeal-form';

/** What one said against a verdict and what was answered, or the way to say it, once. */
export function VerdictAppeal({ verdict }: { verdict: MyVerdict }) {
  const { t } = useLingui();
  const { appeal, appeal_until, ended_at } = verdict;
  if (!appeal && ended_at) return null;
  return (
    <section aria-labelledby="appeal">
      <h2 id="appeal" className="font-bold text-xl tracking-[-.02em]">
        {appeal ? t`Your appeal` : t`You do not agree?`}
      </h2>
      {appeal ? (
        <Given appeal={appeal} />
      ) : appeal_until ? (
        <Writing verdictId={verdict.id} until={appeal_until} />
      ) : (
        <p className="mt-2 text-muted">{t`It is too late to appeal: that was possible for 30 days.`}</p>
      )}
    </section>
  );
}

function Writing({ verdictId, until }: { verdictId: string; until: string }) {
  const appeal = useAppeal(verdictId);
  return (
    <>
      <p className="mt-1 text-pretty text-muted">
        <Trans>
          Tell us once, by <Time iso={until} as="date" />. Another moderator than the one who decided reads
          it.
        </Trans>
      </p>
      <Card className="mt-4 p-5">
        <AppealForm
          keptAs={`appeal.${verdictId}`}
          error={appeal.error}
          isSending={appeal.isPending}
          onSend={appeal.mutateAsync}
        />
      </Card>
    </>
  );
}

function Given({ appeal }: { appeal: NonNullable<MyVerdict['appeal']> }) {
  const { t } = useLingui();
  const states: Record<typeof appeal.status, [words: string, tone: Tone]> = {
    pending: [t`We read it and answer here`, 'attention'],
    accepted: [t`Accepted`, 'success'],
    rejected: [t`The decision stays`, 'neutral'],
  };
  const [words, tone] = states[appeal.status];
  return (
    <Card className="mt-4 grid gap-4 p-5">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={tone}>{words}</Badge>
        <Time iso={appeal.created_at} className="text-[13px] text-muted" />
      </p>
      <p className="whitespace-pre-line break-words">{appeal.text}</p>
      {appeal.answer && (
        <div className="rounded-md border-line border-l-2 bg-inset px-4 py-3">
          <p className="flex flex-wrap items-center gap-x-2 text-[13px]">
            <span className="font-semibold">{t`The moderator's answer`}</span>
            {appeal.decided_at && <Time iso={appeal.decided_at} className="ml-auto text-muted" />}
          </p>
          <p className="mt-1.5 whitespace-pre-line break-words">{appeal.answer}</p>
        </div>
      )}
    </Card>
  );
}
