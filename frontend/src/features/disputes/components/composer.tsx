import { useLingui } from '@lingui/react/macro';
import { ImagePlus } from 'lucide-react';
import { useState } from 'react';
import { type Problem, toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { useImageUploads } from '@/shared/lib/use-image-uploads';
import { useKeptText } from '@/shared/lib/use-kept-text';
import { Button } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { CopyButton } from '@/shared/ui/copy-button';
import { Field } from '@/shared/ui/field';
import { FileDrop } from '@/shared/ui/file-drop';
import { FormProblem } from '@/shared/ui/form-problem';
import { Textarea } from '@/shared/ui/textarea';
import { type Dispute, isOutdated, useDisputeAct } from '../api';
import { actOf } from '../dispute-facts';
import { useDisputeWords } from '../hooks/use-dispute-words';

const TEXT_MAX = 2000;
/** Pictures at a time; more can follow. */
const IMAGES_MAX = 5;

export interface ComposerProps {
  dispute: Dispute;
  /** The main thing to do on the page now. */
  isMain: boolean;
  onOutdated: () => void;
}

/** Say something, with pictures or without. What is typed stays until it is sent, through reloads too. */
export function Composer({ dispute, isMain, onOutdated }: ComposerProps) {
  const { t } = useLingui();
  const { blockedOf } = useDisputeWords();
  const [text, setText, forgetText] = useKeptText(`dispute.${dispute.id}`);
  const [isAdding, setAdding] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isSending, setSending] = useState(false);
  const uploads = useImageUploads();
  const act = useDisputeAct(dispute.id);
  const message = actOf(dispute, 'message');
  const evidence = actOf(dispute, 'evidence');

  if (!message.isOffered) return <Unsent text={text} onForget={forgetText} />;

  const failed = uploads.items.some(({ error }) => error !== undefined);
  const reason = uploads.isUploading
    ? t`Wait until the pictures are sent.`
    : failed
      ? t`Remove the picture that could not be sent, or try it again.`
      : text.trim() === '' && uploads.images.length === 0
        ? t`Write something or add a picture.`
        : blockedOf(message.blockedBy);

  /** The words go with the first picture; each picture is an entry of its own. What has been sent is not sent again. */
  const sendAll = async () => {
    setProblem(null);
    setSending(true);
    try {
      let words = text.trim();
      if (uploads.images.length === 0) await act.mutateAsync({ event: 'messages', details: { text: words } });
      for (const { id } of uploads.images) {
        await act.mutateAsync({ event: 'evidence', details: { upload_id: id, text: words } });
        uploads.release(id);
        words = '';
        forgetText();
      }
      forgetText();
      setAdding(false);
    } catch (error) {
      if (isOutdated(error)) onOutdated();
      else setProblem(toProblem(error));
    } finally {
      setSending(false);
    }
  };

  return (
    <Card className="p-4" id="answer">
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (!reason && !isSending) void sendAll();
        }}
      >
        <Field
          label={t`Your message`}
          hint={t`Both sides and the shop’s staff read it. No logins or passwords here.`}
          aside={`${text.length} / ${TEXT_MAX}`}
        >
          {(control) => (
            <Textarea
              {...control}
              rows={4}
              maxLength={TEXT_MAX}
              value={text}
              readOnly={isSending}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        {isAdding && (
          <fieldset disabled={isSending} className="min-w-0">
            <FileDrop label={t`Add screenshots`} maxFiles={IMAGES_MAX} {...uploads.source} />
          </fieldset>
        )}
        <FormProblem message={problem ? problemWords(problem) : undefined} />
        <div className="flex flex-wrap items-center justify-between gap-2">
          {!isAdding && evidence.isOffered ? (
            <Button
              variant="ghost"
              size="lg"
              className="px-3!"
              icon={<ImagePlus className="size-4" aria-hidden="true" />}
              disabledReason={blockedOf(evidence.blockedBy)}
              onClick={() => setAdding(true)}
            >
              {t`Add screenshots`}
            </Button>
          ) : (
            <span />
          )}
          <Button
            type="submit"
            size="lg"
            variant={isMain ? 'primary' : 'secondary'}
            isLoading={isSending}
            disabledReason={reason}
          >
            {t`Send`}
          </Button>
        </div>
      </form>
    </Card>
  );
}

/** What somebody was writing when the dispute ended: not sent, not lost. */
function Unsent({ text, onForget }: { text: string; onForget: () => void }) {
  const { t } = useLingui();
  if (text === '') return null;
  return (
    <Card className="grid gap-2 p-4">
      <p className="font-semibold">{t`Your message was not sent: the dispute is closed`}</p>
      <p className="whitespace-pre-line break-words text-muted">{text}</p>
      <div className="flex items-center gap-2">
        <CopyButton text={text} label={t`Copy your message`} />
        <Button variant="ghost" onClick={onForget}>{t`Throw it away`}</Button>
      </div>
    </Card>
  );
}
