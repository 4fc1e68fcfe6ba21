import { useLingui } from '@lingui/react/macro';
import { ImagePlus, RotateCw, SendHorizontal, X } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react';
import { cn } from '@/shared/lib/cn';
import {
  IMAGE_BYTES_MAX,
  IMAGE_TYPES,
  type ImageUploads,
  useImageUploads,
} from '@/shared/lib/use-image-uploads';
import type { WebSocketView } from '@/shared/realtime/use-web-socket';
import { IconButton } from '@/shared/ui/icon-button';
import { showToast } from '@/shared/ui/toast';
import type { SendMessage } from '../hooks/use-send-message';
import { useTypingSignal } from '../hooks/use-typing-signal';
import { unsentWords } from '../unsent-words';

const TEXT_MAX = 4000;
/** Pictures at a time; more can follow. */
const PICTURES_MAX = 5;

export interface ComposerProps {
  chatId: string;
  outgoing: SendMessage;
  say: WebSocketView['send'];
}

/** Where one writes. Enter sends, Shift+Enter makes a new line; on touch screens Enter makes the line. */
export function Composer({ chatId, outgoing, say }: ComposerProps) {
  const { t } = useLingui();
  const [text, setText] = useState(() => unsentWords.read(chatId));
  const field = useRef<HTMLTextAreaElement>(null);
  const pictures = useImageUploads();
  const typing = useTypingSignal(say);
  const isReady = !pictures.isUploading && (text.trim() !== '' || pictures.images.length > 0);

  const write = (next: string) => {
    setText(next);
    unsentWords.keep(chatId, next);
  };
  const addPictures = (files: File[]) => {
    const room = PICTURES_MAX - pictures.items.length;
    const good = files.filter(({ type, size }) => IMAGE_TYPES.includes(type) && size <= IMAGE_BYTES_MAX);
    if (good.length < files.length) {
      const megabytes = IMAGE_BYTES_MAX / 1_000_000;
      showToast({ tone: 'attention', title: t`Only pictures up to ${megabytes} MB can be added.` });
    }
    pictures.add(good.slice(0, room));
  };
  const sendAll = () => {
    if (!isReady) return;
    for (const image of pictures.images) {
      outgoing.send({ image });
      // What could not be sent stays before one's eyes, with its reason.
      pictures.release(image.id);
    }
    if (text.trim()) outgoing.send({ text: text.trim() });
    typing.stopped();
    write('');
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const isPlainEnter = event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing;
    if (!isPlainEnter || matchMedia('(pointer: coarse)').matches) return;
    event.preventDefault();
    sendAll();
  };
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    addPictures(files);
  };

  return (
    <form
      className="shrink-0 border-line-muted border-t bg-canvas p-3"
      onSubmit={(event) => {
        event.preventDefault();
        sendAll();
      }}
    >
      <Pictures pictures={pictures} />
      <div className="flex items-end gap-2">
        <PictureButton onFiles={addPictures} isFull={pictures.items.length >= PICTURES_MAX} />
        <textarea
          ref={field}
          rows={1}
          value={text}
          maxLength={TEXT_MAX}
          aria-label={t`Message`}
          placeholder={t`Message…`}
          enterKeyHint="enter"
          onPaste={onPaste}
          onKeyDown={onKeyDown}
          onBlur={typing.stopped}
          onChange={(event) => {
            write(event.target.value);
            if (event.target.value.trim()) typing.typed();
            else typing.stopped();
          }}
          className="field-sizing-content max-h-40 min-h-10 min-w-0 flex-1 placeholder-shown:overflow-hidden placeholder-shown:whitespace-nowrap resize-none rounded-2xl border border-line bg-inset px-3.5 py-2 text-base leading-5.5 hover:border-line-strong focus:border-focus focus:outline-none focus:ring-3 focus:ring-focus/25 md:text-sm"
        />
        <button
          type="submit"
          aria-label={t`Send`}
          title={t`Send`}
          aria-disabled={!isReady}
          className={cn(
            'touch-target grid size-10 shrink-0 place-items-center rounded-full transition-colors',
            isReady ? 'bg-primary text-white hover:bg-primary-hover' : 'bg-neutral text-muted',
          )}
        >
          <SendHorizontal className="size-4.5" aria-hidden="true" />
        </button>
      </div>
    </form>
  );
}

function PictureButton({ onFiles, isFull }: { onFiles: (files: File[]) => void; isFull: boolean }) {
  const { t } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton
        label={t`Add pictures`}
        size="lg"
        isRound
        disabled={isFull}
        icon={<ImagePlus className="size-5" aria-hidden="true" />}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={IMAGE_TYPES.join(',')}
        aria-label={t`Pictures`}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </>
  );
}

function Pictures({ pictures }: { pictures: ImageUploads }) {
  const { t } = useLingui();
  const reasons = new Set(pictures.items.flatMap(({ error }) => error ?? []));
  if (pictures.items.length === 0) return null;
  return (
    <div className="mb-2">
      <ul aria-label={t`Pictures to be sent`} className="flex gap-2 overflow-x-auto p-1">
        {pictures.items.map((item) => (
          <Picture key={item.id} item={item} pictures={pictures} />
        ))}
      </ul>
      <div role="alert" className="grid gap-1 px-1 text-danger text-xs">
        {[...reasons].map((reason) => (
          <p key={reason}>{reason}</p>
        ))}
      </div>
    </div>
  );
}

function Picture({ item, pictures }: { item: ImageUploads['items'][number]; pictures: ImageUploads }) {
  const { t } = useLingui();
  return (
    <li className="relative size-18 shrink-0">
      <img
        src={item.previewUrl}
        alt={item.name}
        className={cn(
          'size-full rounded-lg border object-cover',
          item.error ? 'border-danger' : 'border-line',
          item.progress !== undefined && 'opacity-50',
        )}
      />
      {item.progress !== undefined && (
        <progress
          value={item.progress}
          aria-label={t`Sending ${item.name}`}
          className="absolute inset-x-1.5 bottom-1.5 h-1 w-[calc(100%-0.75rem)]"
        />
      )}
      {item.error && !item.isHopeless && (
        <span className="absolute inset-0 grid place-items-center">
          <IconButton
            variant="glass"
            isRound
            label={t`Try again: ${item.error}`}
            icon={<RotateCw className="size-4" />}
            onClick={() => pictures.retry(item.id)}
          />
        </span>
      )}
      <span className="absolute -top-1 -right-1">
        <IconButton
          variant="glass"
          size="sm"
          isRound
          label={t`Remove ${item.name}`}
          icon={<X className="size-3.5" />}
          onClick={() => pictures.remove(item.id)}
        />
      </span>
    </li>
  );
}
