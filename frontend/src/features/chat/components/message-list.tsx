import { useLingui } from '@lingui/react/macro';
import { ArrowDown, ShieldCheck } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useLocale } from '@/shared/i18n/locale';
import { formatDate } from '@/shared/lib/dates';
import { Button } from '@/shared/ui/button';
import { Spinner } from '@/shared/ui/spinner';
import type { Chat } from '../api';
import type { SendMessage } from '../hooks/use-send-message';
import { type Chunk, chunksOf, type Line } from '../lines';
import type { Draft } from '../outbox';
import type { Message, Thread } from '../thread';
import { DraftLine } from './draft-line';
import { FarAway } from './far-away';
import { MessageLine } from './message-line';

export interface MessageListProps {
  chat: Chat;
  thread: Thread;
  drafts: readonly Draft[];
  isLoadingOlder: boolean;
  isOlderFailed: boolean;
  onOlder: () => void;
  /** The newest message is before somebody's eyes. */
  onSeen: (upTo: number) => void;
  outgoing: SendMessage;
  /** The way to report a message of the other side. */
  renderReport: ((message: Message) => ReactNode) | undefined;
}

/** So near to an end counts as being there. */
const NEAR_PX = 80;
const OLDER_PX = 600;

/**
 * The history, the newest at the bottom. It is laid out from the bottom up: what is put before, or a piece that comes
 * into sight, does not move what is being read.
 */
export function MessageList(props: MessageListProps) {
  const { t } = useLingui();
  const { chat, thread, drafts, isLoadingOlder, isOlderFailed, onOlder } = props;
  const box = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const chunks = useMemo(() => chunksOf(thread.messages, drafts), [thread.messages, drafts]);
  const last = thread.messages.at(-1)?.sequence ?? 0;
  useSeen(last, isAtEnd, chat.read_up_to, props.onSeen);
  useStayAtEnd(box, drafts.length);

  const look = () => {
    const element = box.current;
    if (!element) return;
    // Counted from the bottom, downwards from zero.
    const up = -element.scrollTop;
    setAtEnd(up < NEAR_PX);
    if (element.scrollHeight - element.clientHeight - up < OLDER_PX && !isOlderFailed) onOlder();
  };
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={box}
        data-history
        onScroll={look}
        className="flex h-full flex-col-reverse overflow-y-auto overscroll-contain px-4 py-3"
      >
        <div
          role="log"
          aria-label={t`Messages`}
          aria-live="polite"
          aria-busy={isLoadingOlder}
          className="mt-auto min-w-0"
        >
          <div className="grid min-h-10 place-items-center">
            {isLoadingOlder ? (
              <Spinner className="size-5 text-muted" />
            ) : thread.hasOlder ? (
              <Button size="sm" variant="ghost" onClick={onOlder}>
                {isOlderFailed ? t`Could not be loaded. Try again` : t`Older messages`}
              </Button>
            ) : (
              <Beginning />
            )}
          </div>
          {chunks.map((chunk) => (
            <FarAway key={chunk.key}>
              <Lines chunk={chunk} {...props} />
            </FarAway>
          ))}
        </div>
      </div>
      {!isAtEnd && (
        <button
          type="button"
          aria-label={t`To the newest messages`}
          title={t`To the newest messages`}
          onClick={() => box.current?.scrollTo({ top: 0, behavior: 'smooth' })}
          className="absolute right-4 bottom-3 grid size-10 place-items-center rounded-full border border-line bg-overlay text-muted shadow-float hover:text-fg"
        >
          <ArrowDown className="size-5" aria-hidden="true" />
          {last > chat.read_up_to && (
            <span
              className="absolute top-0 right-0 size-2.5 rounded-full bg-accent-strong"
              aria-hidden="true"
            />
          )}
        </button>
      )}
    </div>
  );
}

function Lines({ chunk, chat, outgoing, renderReport }: MessageListProps & { chunk: Chunk }) {
  const line = (each: Line) => {
    if (each.kind === 'day') return <Day key={each.key} iso={each.iso} />;
    if (each.kind === 'draft') {
      return (
        <DraftLine
          key={each.key}
          draft={each.draft}
          isFirstOfGroup={each.isFirstOfGroup}
          orderId={chat.order?.id}
          onRetry={outgoing.retry}
          onRemove={outgoing.remove}
        />
      );
    }
    return (
      <MessageLine
        key={each.key}
        message={each.message}
        isFirstOfGroup={each.isFirstOfGroup}
        isOwn={each.message.sender_party === chat.party}
        isRead={each.message.sequence <= chat.other.read_up_to}
        renderReport={renderReport}
      />
    );
  };
  return chunk.lines.map(line);
}

function Day({ iso }: { iso: string }) {
  const locale = useLocale();
  return (
    <p className="my-4 flex items-center gap-3 text-muted text-xs before:h-px before:flex-1 before:bg-line-muted after:h-px after:flex-1 after:bg-line-muted">
      <time dateTime={iso}>{formatDate(iso, locale)}</time>
    </p>
  );
}

function Beginning() {
  const { t } = useLingui();
  return (
    <p className="flex max-w-md items-start gap-2.5 rounded-lg border border-line-muted bg-inset px-3 py-2 text-muted text-xs">
      <ShieldCheck className="mt-px size-4 shrink-0 text-success" aria-hidden="true" />
      {t`Talk here and pay here: then your money is protected. Never send logins or passwords in a chat.`}
    </p>
  );
}

/** Tell what was seen: the newest message, at the end of the history, on a page that is looked at. */
function useSeen(last: number, isAtEnd: boolean, readUpTo: number, onSeen: (upTo: number) => void): void {
  const tell = useRef(onSeen);
  tell.current = onSeen;
  useEffect(() => {
    const look = () => {
      const isLookedAt = document.visibilityState === 'visible' && document.hasFocus();
      if (isLookedAt && isAtEnd && last > readUpTo) tell.current(last);
    };
    look();
    document.addEventListener('visibilitychange', look);
    addEventListener('focus', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      removeEventListener('focus', look);
    };
  }, [last, isAtEnd, readUpTo]);
}

/** One's own new message is always shown. */
function useStayAtEnd(box: React.RefObject<HTMLDivElement | null>, draftCount: number): void {
  const before = useRef(draftCount);
  useEffect(() => {
    if (draftCount > before.current) box.current?.scrollTo({ top: 0 });
    before.current = draftCount;
  }, [box, draftCount]);
}
