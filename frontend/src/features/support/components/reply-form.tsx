import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { useImageUploads } from '@/shared/lib/use-image-uploads';
import { useKeptText } from '@/shared/lib/use-kept-text';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { FileDrop } from '@/shared/ui/file-drop';
import { FormProblem } from '@/shared/ui/form-problem';
import { Textarea } from '@/shared/ui/textarea';
import { IMAGES_MAX, TEXT_MAX } from '../api';

export interface ReplyFormProps {
  /** Under which name the words are kept in this tab until they are sent. */
  keptAs: string;
  hasPictures: boolean;
  onSend: (text: string, uploadIds: string[]) => Promise<unknown>;
}

/** Go on with a request. What is typed stays until it is sent. */
export function ReplyForm({ keptAs, hasPictures, onSend }: ReplyFormProps) {
  const { t } = useLingui();
  const [text, setText, forget] = useKeptText(keptAs);
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const uploads = useImageUploads();
  const missing = uploads.isUploading
    ? t`Wait until the pictures are sent.`
    : uploads.items.some((item) => item.error !== undefined)
      ? t`Remove the picture that could not be sent, or try it again.`
      : text.trim() === ''
        ? t`Write something first.`
        : undefined;

  const sendIt = async () => {
    setError(null);
    setSending(true);
    try {
      await onSend(
        text.trim(),
        uploads.images.map(({ id }) => id),
      );
      forget();
      uploads.clear();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setSending(false);
    }
  };

  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!missing && !isSending) void sendIt();
      }}
    >
      <Field label={t`Your message`} aside={`${text.length} / ${TEXT_MAX}`}>
        {(control) => (
          <Textarea
            {...control}
            rows={4}
            maxLength={TEXT_MAX}
            value={text}
            readOnly={isSending}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
      {hasPictures && <FileDrop label={t`Add screenshots`} maxFiles={IMAGES_MAX} {...uploads.source} />}
      <FormProblem message={error ? problemWords(toProblem(error)) : undefined} />
      <div className="flex justify-end">
        <Button type="submit" size="lg" variant="primary" isLoading={isSending} disabledReason={missing}>
          {t`Send`}
        </Button>
      </div>
    </form>
  );
}
