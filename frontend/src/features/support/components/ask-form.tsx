import { useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { showProblemInForm } from '@/shared/api/form-problem';
import type { Schema } from '@/shared/api/types';
import type { SupportPrefill } from '@/shared/lib/info-paths';
import { useImageUploads } from '@/shared/lib/use-image-uploads';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { FileDrop } from '@/shared/ui/file-drop';
import { FormProblem } from '@/shared/ui/form-problem';
import { Input } from '@/shared/ui/input';
import { Textarea } from '@/shared/ui/textarea';
import { IMAGES_MAX, type SupportTopic, TEXT_LEAST, TEXT_MAX } from '../api';
import { useSupportWords } from '../use-support-words';

interface Values {
  email: string;
  text: string;
}

export interface AskFormProps {
  topic: SupportTopic;
  about: SupportPrefill;
  /** Without an account: the answer goes to an e-mail, and there are no pictures. */
  isGuest: boolean;
  /** Rejects with what the server refused: its words are then shown at their fields. */
  onAsk: (question: Omit<Schema<'SupportIn'>, 'topic'>, email: string) => Promise<unknown>;
}

/** What one wants to say, and where the answer goes. */
export function AskForm({ topic, about, isGuest, onAsk }: AskFormProps) {
  const { t } = useLingui();
  const { subjects } = useSupportWords();
  const uploads = useImageUploads();
  const form = useForm<Values>({ defaultValues: { email: '', text: '' } });
  const { errors, isSubmitting } = form.formState;
  const length = form.watch('text').length;
  const isAbout = about.kind !== undefined && about.id !== undefined && !isGuest && takes(topic, about.kind);
  const pictures = uploads.isUploading
    ? t`Wait until the pictures are sent.`
    : uploads.items.some(({ error }) => error !== undefined)
      ? t`Remove the picture that could not be sent, or try it again.`
      : undefined;

  const ask = async ({ email, text }: Values) => {
    const said = about.error ? `${text.trim()}\n\n${about.error}` : text.trim();
    try {
      await onAsk(
        {
          text: said,
          upload_ids: uploads.images.map(({ id }) => id),
          ...(isAbout && about.kind && about.id && { subject_kind: about.kind, subject_id: about.id }),
        },
        email.trim(),
      );
    } catch (error) {
      showProblemInForm(error, form.setError, ['email', 'text']);
    }
  };

  return (
    <form noValidate className="grid gap-4" onSubmit={form.handleSubmit(ask)}>
      {isAbout && about.kind && (
        <p className="rounded-md border border-line-muted bg-raised px-3 py-2 text-[13px]">
          {subjects[about.kind]} <span className="font-mono">{about.number ?? ''}</span>
        </p>
      )}
      {isGuest && (
        <Field
          label={t`Your e-mail`}
          hint={t`We send a link there. Once you have opened it, our people see your question.`}
          error={errors.email?.message}
          isRequired
        >
          {(control) => (
            <Input
              {...control}
              type="email"
              autoComplete="email"
              maxLength={254}
              {...form.register('email', {
                required: t`Say where the answer should go.`,
                pattern: { value: /^\S+@\S+\.\S+$/, message: t`This is no e-mail address.` },
              })}
            />
          )}
        </Field>
      )}
      <Field
        label={t`What happened?`}
        hint={t`What you did, what you saw and when. No passwords: nobody here needs them.`}
        error={errors.text?.message}
        isRequired
        aside={`${length} / ${TEXT_MAX}`}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={6}
            maxLength={TEXT_MAX}
            readOnly={isSubmitting}
            {...form.register('text', {
              validate: (text) => text.trim().length >= TEXT_LEAST || t`Tell us a little more.`,
            })}
          />
        )}
      </Field>
      {!isGuest && <FileDrop label={t`Add screenshots`} maxFiles={IMAGES_MAX} {...uploads.source} />}
      <FormProblem message={errors.root?.message} />
      <div className="flex justify-end">
        <Button
          type="submit"
          size="lg"
          variant="primary"
          isLoading={isSubmitting}
          disabledReason={pictures}
          className="max-sm:w-full"
        >
          {t`Send`}
        </Button>
      </div>
    </form>
  );
}

/** Whether a topic may name such a thing; the server has the same table. */
function takes(topic: SupportTopic, kind: NonNullable<SupportPrefill['kind']>): boolean {
  return topic === 'payment' || topic === 'other' || (topic === 'order' && kind === 'order');
}
