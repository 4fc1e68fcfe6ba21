import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { useStaff } from '@/shared/desk/use-roles';
import { useKeptText } from '@/shared/lib/use-kept-text';
import { Button } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { Field } from '@/shared/ui/field';
import { FormProblem } from '@/shared/ui/form-problem';
import { Textarea } from '@/shared/ui/textarea';
import { TEXT_MAX } from '../api';
import { type DeskSupport, useDeskSupportStep } from '../desk-support-api';

export interface DeskSupportAnswerProps {
  request: DeskSupport;
  /** Ready answers, put in by choosing one. */
  renderReady: (onChoose: (words: string) => void) => ReactNode;
}

/** What the staff do with a request: take it, answer it, close it. */
export function DeskSupportAnswer({ request, renderReady }: DeskSupportAnswerProps) {
  const { t } = useLingui();
  const staff = useStaff();
  const [text, setText, forget] = useKeptText(`desk.support.${request.id}`);
  const step = useDeskSupportStep(request.id);
  const { taken_by, version, allowed_events } = request;
  const isMine = taken_by?.id === staff.id;
  const isFree = !taken_by || isMine || staff.role === 'admin';
  const holder = taken_by?.username;
  const canAnswer = allowed_events.includes('answer') && isFree;
  const pending = step.isPending ? step.variables?.step : undefined;
  const answer = async () => {
    try {
      await step.mutateAsync({
        step: 'answer',
        expected_version: version,
        text: text.trim(),
        upload_ids: [],
      });
      forget();
    } catch {
      // Its words stand in the form, and so does what was typed.
    }
  };
  if (allowed_events.length === 0) {
    return (
      <Card className="p-4 text-muted">
        {request.state === 'closed'
          ? t`It is closed. If the person writes again, it comes back into the queue.`
          : t`This is your own request: somebody else answers it.`}
      </Card>
    );
  }
  return (
    <Card className="grid gap-4 p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-muted">
          {isMine ? t`You answer it` : holder ? t`Taken by ${holder}` : t`Nobody has taken it`}
        </p>
        {isMine ? (
          <Button
            isLoading={pending === 'take'}
            onClick={() => step.mutate({ step: 'take', isTaking: false })}
          >
            {t`Let it go`}
          </Button>
        ) : (
          <Button
            isLoading={pending === 'take'}
            disabledReason={isFree ? undefined : t`Somebody else answers this now.`}
            onClick={() => step.mutate({ step: 'take', isTaking: true })}
          >
            {taken_by ? t`Take it over` : t`Take`}
          </Button>
        )}
      </div>
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (canAnswer && text.trim() && !step.isPending) void answer();
        }}
      >
        {renderReady((words) => setText(text ? `${text}\n${words}` : words))}
        <Field
          label={t`The answer`}
          hint={t`The person reads it, not who of us wrote it.`}
          aside={`${text.length} / ${TEXT_MAX}`}
        >
          {(control) => (
            <Textarea
              {...control}
              rows={6}
              maxLength={TEXT_MAX}
              value={text}
              readOnly={pending === 'answer'}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </Field>
        <FormProblem message={step.error ? problemWords(toProblem(step.error)) : undefined} />
        <div className="flex flex-wrap justify-between gap-2">
          <Button
            isLoading={pending === 'close'}
            disabledReason={isFree ? undefined : t`Somebody else answers this now.`}
            onClick={() => step.mutate({ step: 'close', expected_version: version })}
          >
            {t`Close without an answer`}
          </Button>
          <Button
            type="submit"
            variant="primary"
            isLoading={pending === 'answer'}
            disabledReason={
              !isFree
                ? t`Somebody else answers this now.`
                : text.trim() === ''
                  ? t`Write something first.`
                  : undefined
            }
          >
            {t`Send the answer`}
          </Button>
        </div>
      </form>
    </Card>
  );
}
