import { useLingui } from '@lingui/react/macro';
import { cn } from '@/shared/lib/cn';
import { Picture } from '@/shared/ui/picture';
import { Time } from '@/shared/ui/time';
import type { SupportMessage } from '../api';

export interface ConversationProps {
  messages: readonly (SupportMessage & { by?: string })[];
  /** Who reads it: one's own words stand at the right. */
  reader: SupportMessage['author'];
  /** The person's name at the desk. */
  person?: string;
}

/** All that was said in a request, in order. */
export function Conversation({ messages, reader, person }: ConversationProps) {
  const { t } = useLingui();
  const nameOf = ({ author, by }: ConversationProps['messages'][number]) => {
    if (author === reader) return by && by !== '' ? by : t`You`;
    return author === 'staff' ? t`WibeStore support` : (person ?? t`Guest`);
  };
  return (
    <ol aria-label={t`Messages`} className="grid gap-4">
      {messages.map((message) => (
        <li
          key={message.id}
          className={cn(
            'surface w-full max-w-xl overflow-hidden',
            message.author === reader && 'justify-self-end',
            message.author === 'staff' && 'border-done-line!',
          )}
        >
          <p className="flex flex-wrap items-center gap-x-2 border-line-muted border-b bg-raised px-4 py-2 text-[13px]">
            <span className="min-w-0 truncate font-semibold">{nameOf(message)}</span>
            <Time iso={message.created_at} className="text-muted" />
          </p>
          <div className="grid gap-3 p-4">
            <p className="whitespace-pre-line break-words leading-6">{message.text}</p>
            {message.images.length > 0 && <Pictures images={message.images} />}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Pictures({ images }: { images: SupportMessage['images'] }) {
  const { t } = useLingui();
  return (
    <ul className="flex flex-wrap gap-2">
      {images.map((image) => (
        <li key={image.id}>
          <a
            href={image.full.url}
            target="_blank"
            rel="noreferrer"
            className="block overflow-hidden rounded-md border border-line bg-inset"
          >
            <Picture
              src={image.card.url}
              alt={t`Picture of the message`}
              width={image.card.width}
              height={image.card.height}
              placeholder={image.placeholder}
              className="h-28 w-auto object-cover"
            />
          </a>
        </li>
      ))}
    </ul>
  );
}
