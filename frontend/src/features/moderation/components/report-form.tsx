import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { pickText, useLocale } from '@/shared/i18n/locale';
import { useImageUploads } from '@/shared/lib/use-image-uploads';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { FileDrop } from '@/shared/ui/file-drop';
import { FormProblem } from '@/shared/ui/form-problem';
import { RadioGroup } from '@/shared/ui/radio-group';
import { Textarea } from '@/shared/ui/textarea';
import { type Reason, type ReportSubject, type ToldReport, useSendReport } from '../reports-api';

const TEXT_MAX = 1000;

export interface ReportFormProps {
  subject: ReportSubject;
  reasons: readonly Reason[];
  /** It is on its way, or not any more. */
  onSending: (isSending: boolean) => void;
  onCancel: () => void;
  onTold: (told: ToldReport) => void;
}

/** Why, in a choice of one or two steps, and what there is to add. */
export function ReportForm({ subject, reasons, onSending, onCancel, onTold }: ReportFormProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const [first, setFirst] = useState<string | null>(null);
  const [second, setSecond] = useState<string | null>(null);
  const [text, setText] = useState('');
  const uploads = useImageUploads();
  const report = useSendReport(subject);

  const branch = reasons.find(({ code }) => code === first);
  const finer = branch?.children ?? [];
  const chosen = finer.length > 0 ? finer.find(({ code }) => code === second) : branch;
  const optionsOf = (all: readonly Pick<Reason, 'code' | 'label'>[]) =>
    all.map(({ code, label }) => ({ value: code, label: pickText(label, locale) }));
  const missing = !chosen
    ? t`Choose a reason first.`
    : chosen.asks_text && text.trim() === ''
      ? t`Say in a few words what is wrong.`
      : uploads.isUploading
        ? t`Wait until the pictures are sent.`
        : uploads.items.some(({ error }) => error !== undefined)
          ? t`Remove the picture that could not be sent, or try it again.`
          : undefined;

  const send = async (reason: string) => {
    onSending(true);
    try {
      const [picture] = uploads.images;
      const told = await report.mutateAsync({ reason, text: text.trim(), upload_id: picture?.id ?? null });
      // An old report did not take the new picture.
      if (picture && !told.isOld) uploads.release(picture.id);
      onTold(told);
    } catch {
      // Its words stand in the form.
    } finally {
      onSending(false);
    }
  };

  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen && !missing && !report.isPending) void send(chosen.code);
      }}
    >
      <fieldset disabled={report.isPending} className="grid min-w-0 gap-4">
        <RadioGroup
          label={t`What is wrong?`}
          options={optionsOf(reasons)}
          value={first}
          onChange={(code) => {
            setFirst(code);
            setSecond(null);
          }}
        />
        {branch && finer.length > 0 && (
          <RadioGroup
            label={t`More exactly`}
            options={optionsOf(finer)}
            value={second}
            onChange={setSecond}
          />
        )}
        {chosen && (
          <Field
            label={t`What should we know?`}
            hint={t`Facts help most: when, what was said, where to look.`}
            isRequired={chosen.asks_text}
            aside={`${text.length} / ${TEXT_MAX}`}
          >
            {(control) => (
              <Textarea
                {...control}
                maxLength={TEXT_MAX}
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
            )}
          </Field>
        )}
        {/* Of a message moderators see those around it too: no picture proves more. */}
        {chosen && subject.kind !== 'message' && (
          <FileDrop label={t`Add a screenshot`} maxFiles={1} {...uploads.source} />
        )}
      </fieldset>
      <FormProblem message={report.error ? problemWords(toProblem(report.error)) : undefined} />
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button size="lg" onClick={onCancel} disabled={report.isPending}>{t`Cancel`}</Button>
        <Button
          type="submit"
          size="lg"
          variant="primary"
          isLoading={report.isPending}
          disabledReason={missing}
        >
          {t`Send the report`}
        </Button>
      </div>
    </form>
  );
}
