import { useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { actThen } from '@/shared/desk/act-then';
import { LOCALES } from '@/shared/i18n/locale';
import { useKeptText } from '@/shared/lib/use-kept-text';
import { Banner } from '@/shared/ui/banner';
import { Button } from '@/shared/ui/button';
import { Chip } from '@/shared/ui/chip';
import { Field } from '@/shared/ui/field';
import { FormProblem } from '@/shared/ui/form-problem';
import { Textarea } from '@/shared/ui/textarea';
import { type Appeal, useDecideAppeal } from '../desk-verdicts-api';

const LEAST = 10;
const MOST = 1000;

/** Keep the decision or lift it, in words that the person reads; Ctrl+Enter sends. */
export function DeskAppealAnswer({ appeal, onDone }: { appeal: Appeal; onDone: () => void }) {
  const { t } = useLingui();
  const { id, may_decide, user_language, ended_at } = appeal;
  const [decision, setDecision] = useState<'accepted' | 'rejected' | null>(null);
  const [answer, setAnswer, forget] = useKeptText(`desk.appeal.${id}`);
  const decide = useDecideAppeal(id);
  if (!may_decide) {
    return (
      <Banner tone="attention">{t`Somebody else answers this: you decided it, or it is about you.`}</Banner>
    );
  }
  const missing = !decision
    ? t`Choose whether it stays.`
    : answer.trim().length < LEAST
      ? t`Write at least ten characters first.`
      : undefined;
  const send = () => {
    if (missing || !decision || decide.isPending) return;
    const done = () => {
      forget();
      onDone();
    };
    actThen(decide, { decision, answer: answer.trim() }, done);
  };
  const onKeyDown = ({ key, ctrlKey, metaKey, repeat }: KeyboardEvent) => {
    if (key === 'Enter' && (ctrlKey || metaKey) && !repeat) send();
  };
  const language = LOCALES.find(({ code }) => code === user_language)?.name ?? user_language;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Enter sends from everywhere in it.
    <div className="grid gap-4" onKeyDown={onKeyDown}>
      {/* biome-ignore lint/a11y/useSemanticElements: buttons that choose are no fieldset. */}
      <div role="group" aria-label={t`Decision`} className="flex flex-wrap gap-2">
        <Chip isOn={decision === 'rejected'} onClick={() => setDecision('rejected')}>
          {t`Keep it`}
        </Chip>
        <Chip isOn={decision === 'accepted'} onClick={() => setDecision('accepted')}>
          {t`Lift it`}
        </Chip>
      </div>
      {decision === 'accepted' && !ended_at && (
        <p className="text-muted text-xs">
          {t`It ends at once: what was hidden is seen again, who was blocked can sign in. The person is told.`}
        </p>
      )}
      <Field
        label={t`What the person reads`}
        hint={t`The reader's language: ${language}`}
        aside={`${answer.length} / ${MOST}`}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={4}
            maxLength={MOST}
            value={answer}
            onChange={({ target }) => setAnswer(target.value)}
          />
        )}
      </Field>
      <FormProblem message={decide.error ? problemWords(toProblem(decide.error)) : undefined} />
      <div className="flex justify-end">
        <Button
          size="lg"
          variant="primary"
          isLoading={decide.isPending}
          disabledReason={missing}
          onClick={send}
        >
          {t`Answer`}
        </Button>
      </div>
    </div>
  );
}
