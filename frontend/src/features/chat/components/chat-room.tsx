import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from '@/shared/ui/button';
import type { MenuEntry } from '@/shared/ui/menu';
import { ProblemState } from '@/shared/ui/problem-state';
import { type Chat, useBlock, useChat } from '../api';
import { useChatWords } from '../hooks/use-chat-words';
import { useRoom } from '../hooks/use-room';
import { useSendMessage } from '../hooks/use-send-message';
import { useDrafts } from '../outbox';
import { markRead } from '../sending';
import type { Message } from '../thread';
import { Composer } from './composer';
import { ConnectionNotice } from './connection-notice';
import { MessageList } from './message-list';
import { RoomHeader } from './room-header';
import { HistorySkeleton, RoomSkeleton } from './room-skeleton';
import { RoomSubject } from './room-subject';

export interface ChatRoomProps {
  chatId: string;
  /** Where the list is, on screens that show one of the two. */
  backTo?: string;
  /** Stands on the order's own page: what it is about is plain. */
  isInOrder?: boolean;
  /** The way to report a message of the other side. Always the same function: each line remembers what it showed. */
  renderReport?: (message: Message) => ReactNode;
  /** What else can be done about the other side, for the header's menu. */
  extraEntries?: (chat: Chat) => readonly MenuEntry[];
}

/** A whole conversation. It fills the height it is given. */
export function ChatRoom({ chatId, ...rest }: ChatRoomProps) {
  const { data: chat, error, refetch } = useChat(chatId);
  if (chat) return <Room key={chatId} chat={chat} {...rest} />;
  if (error) return <ProblemState error={error} onRetry={() => void refetch()} />;
  return <RoomSkeleton />;
}

function Room({
  chat,
  backTo,
  isInOrder,
  renderReport,
  extraEntries,
}: { chat: Chat } & Omit<ChatRoomProps, 'chatId'>) {
  const queryClient = useQueryClient();
  const { messages, socket, isTyping } = useRoom(chat.id, chat.other.id);
  const drafts = useDrafts(chat.id);
  const outgoing = useSendMessage(chat.id);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <RoomHeader chat={chat} isTyping={isTyping} backTo={backTo} extraEntries={extraEntries} />
      {!isInOrder && <RoomSubject chat={chat} />}
      <ConnectionNotice socket={socket} />
      {messages.data ? (
        <MessageList
          chat={chat}
          thread={messages.data}
          drafts={drafts}
          isLoadingOlder={messages.isLoadingOlder}
          isOlderFailed={messages.isOlderFailed}
          onOlder={messages.loadOlder}
          onSeen={(upTo) => markRead(queryClient, chat.id, upTo)}
          outgoing={outgoing}
          // Staff decide instead of reporting.
          renderReport={chat.party === 'staff' ? undefined : renderReport}
        />
      ) : messages.error ? (
        <div className="min-h-0 flex-1 overflow-y-auto">
          <ProblemState error={messages.error} onRetry={() => void messages.refetch()} />
        </div>
      ) : (
        <HistorySkeleton />
      )}
      {chat.can_send ? (
        <Composer chatId={chat.id} outgoing={outgoing} say={socket.send} />
      ) : (
        <Closed chat={chat} />
      )}
    </div>
  );
}

function Closed({ chat }: { chat: Chat }) {
  const { t } = useLingui();
  const { sendRefusal } = useChatWords();
  const { mutate: block, isPending } = useBlock(chat.id);
  return (
    <div className="flex shrink-0 flex-wrap items-center justify-center gap-3 border-line-muted border-t bg-inset px-4 py-4 text-center text-[13px] text-muted">
      <p>{sendRefusal(chat)}</p>
      {chat.is_blocked && (
        <Button size="sm" isLoading={isPending} onClick={() => block(false)}>
          {t`Take the block back`}
        </Button>
      )}
    </div>
  );
}
