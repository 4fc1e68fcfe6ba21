import { useLingui } from '@lingui/react/macro';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { useKeptText } from '@/shared/lib/use-kept-text';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { FormProblem } from '@/shared/ui/form-problem';
import { Textarea } from '@/shared/ui/textarea';
import { APPEAL_LEAST, APPEAL_MAX } from '../verdicts-api';

export interface AppealFormProps {
  /** Under which name the words are kept in this tab until they are sent. */
  keptAs: string;
  error: unknown;
  isSending: boolean;
  /** Resolves once it was taken in: the words are not kept any longer. Why it was refused comes back as `error`. */
  onSend: (text: string) => Promise<unknown>;
}

/** What one says against a verdict. */
export function AppealForm({ keptAs, error, isSending, onSend }: AppealFormProps) {
  const { t } = useLingui();
  const [text, setText, forget] = useKeptText(keptAs);
  const isShort = text.trim().length < APPEAL_LEAST;
  const send = async () => {
    try {
      await onSend(text.trim());
      forget();
    } catch {
      // Its words stand in the form.
    }
  };
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isShort && !isSending) void send();
      }}
    >
      <Field
        label={t`Why the decision is wrong`}
        hint={t`At least ${APPEAL_LEAST} letters. Facts help most: what happened, what was misunderstood.`}
        isRequired
        aside={`${text.length} / ${APPEAL_MAX}`}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={6}
            maxLength={APPEAL_MAX}
            value={text}
            readOnly={isSending}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
      <FormProblem message={error ? problemWords(toProblem(error)) : undefined} />
      <div className="flex justify-end">
        <Button
          type="submit"
          size="lg"
          variant="primary"
          isLoading={isSending}
          disabledReason={isShort ? t`Write at least ${APPEAL_LEAST} letters first.` : undefined}
        >
          {t`Send the appeal`}
        </Button>
      </div>
    </form>
  );
}
