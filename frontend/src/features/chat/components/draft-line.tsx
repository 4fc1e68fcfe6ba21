import { useLingui } from '@lingui/react/macro';
import { Clock } from 'lucide-react';
import { problemWords } from '@/shared/api/problem-words';
import { paths } from '@/shared/lib/paths';
import { Picture } from '@/shared/ui/picture';
import type { Draft } from '../outbox';
import { Bubble } from './bubble';
import { ClockTime } from './clock-time';
import { LinkElsewhere } from './link-elsewhere';

export interface DraftLineProps {
  draft: Draft;
  isFirstOfGroup: boolean;
  /** The order that login data would belong to. */
  orderId: string | undefined;
  onRetry: (clientId: string) => void;
  onRemove: (clientId: string) => void;
}

/** One's own message before the server has it: on its way, waiting for the network, or refused. */
export function DraftLine({ draft, isFirstOfGroup, orderId, onRetry, onRemove }: DraftLineProps) {
  const { t } = useLingui();
  const isFailed = draft.state === 'failed';
  const isSecret = draft.problem?.code === 'chat.credentials_refused';
  const note = draft.problem && (
    <span role="alert" className="grid gap-1 text-danger">
      <span>
        {isSecret
          ? t`Not sent: login data never goes through a chat. Hand it over in the order, where it is sealed.`
          : problemWords(draft.problem)}
      </span>
      <span className="flex flex-wrap justify-end gap-x-4 font-semibold">
        {isSecret && orderId && (
          <LinkElsewhere to={paths.order(orderId)} className="text-accent hover:underline">
            {t`Hand it over in the order`}
          </LinkElsewhere>
        )}
        {!isSecret && (
          <button
            type="button"
            className="touch-target text-accent hover:underline"
            onClick={() => onRetry(draft.clientId)}
          >
            {t`Try again`}
          </button>
        )}
        <button
          type="button"
          className="touch-target text-muted hover:underline"
          onClick={() => onRemove(draft.clientId)}
        >
          {t`Remove`}
        </button>
      </span>
    </span>
  );
  return (
    <Bubble
      isOwn
      isFirstOfGroup={isFirstOfGroup}
      isFailed={isFailed}
      note={note}
      meta={
        isFailed ? (
          t`Not sent`
        ) : (
          <>
            <ClockTime iso={draft.createdAt} />
            <span
              role="img"
              aria-label={draft.state === 'sending' ? t`Sending` : t`Waiting for the connection`}
            >
              <Clock className="size-3" aria-hidden="true" />
            </span>
          </>
        )
      }
    >
      {draft.image ? (
        <Picture
          src={draft.image.gallery.url}
          placeholder={draft.image.placeholder}
          width={draft.image.gallery.width}
          height={draft.image.gallery.height}
          className="h-auto -mx-2 -mt-1 mb-1 max-h-80 w-70 max-w-full rounded-xl opacity-70"
        />
      ) : (
        <p className="whitespace-pre-line break-words">{draft.text}</p>
      )}
    </Bubble>
  );
}
