import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ServerFrame } from '@/shared/realtime/frames';
import { useWebSocket } from '@/shared/realtime/use-web-socket';
import { chatOptions, chatPath, fetchMessagesAfter, threadOptions, useMessages } from '../api';
import { keepMessages, onChatFrame } from '../realtime';
import { flushDrafts } from '../sending';
import { hasGap, knownUpTo } from '../thread';

const POLL_MS = 4000;
/** Typing is said again every few seconds; who is silent for longer has stopped. */
const TYPING_MS = 6000;

/** A conversation that is being looked at: its messages, its socket, who types. */
export function useRoom(chatId: string, otherId: string | undefined) {
  const queryClient = useQueryClient();
  const messages = useMessages(chatId);
  const typing = useTypingOf(otherId);
  const known = () => queryClient.getQueryData(threadOptions(chatId).queryKey);
  const position = () => {
    const thread = known();
    return thread ? knownUpTo(thread) : 0;
  };

  const socket = useWebSocket(chatPath(chatId), {
    // Before the newest messages are here it would send the oldest.
    isEnabled: messages.data !== undefined,
    position,
    onReady: (isFirst) => {
      if (!isFirst) void queryClient.invalidateQueries({ queryKey: chatOptions(chatId).queryKey });
      void flushDrafts(queryClient, chatId);
    },
    onFrame: (frame: ServerFrame) => {
      onChatFrame(queryClient, frame);
      if (frame.type === 'chat.typing') typing.heard(frame.data.user_id, frame.data.on);
      if (frame.type === 'chat.message') {
        typing.heard(frame.data.sender_id, false);
        const thread = known();
        if (thread && hasGap(thread)) socket.resume();
        if (frame.data.kind === 'system') {
          void queryClient.invalidateQueries({ queryKey: chatOptions(chatId).queryKey });
        }
      }
      if (frame.type === 'chat.resumed' && frame.data.has_more) socket.resume();
    },
  });
  const isPolling = messages.data !== undefined && !socket.isLive && socket.state !== 'error';
  usePolling(queryClient, chatId, isPolling, position);
  return { messages, socket, isTyping: typing.isOn };
}

/** While the socket is silent: ask for news every few seconds, and say what waits. */
function usePolling(queryClient: QueryClient, chatId: string, isOn: boolean, position: () => number): void {
  const latest = useRef(position);
  latest.current = position;
  useEffect(() => {
    if (!isOn) return;
    const timer = setInterval(async () => {
      if (!navigator.onLine || document.visibilityState === 'hidden') return;
      try {
        const page = await fetchMessagesAfter(chatId, latest.current());
        keepMessages(queryClient, chatId, page.results);
        void queryClient.invalidateQueries({ queryKey: chatOptions(chatId).queryKey });
        void flushDrafts(queryClient, chatId);
      } catch {
        // The notice above the messages says already that there is no connection.
      }
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [queryClient, chatId, isOn]);
}

function useTypingOf(otherId: string | undefined) {
  const [isOn, setOn] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    isOn,
    heard: (userId: string | null, on: boolean) => {
      if (userId !== otherId) return;
      clearTimeout(timer.current);
      setOn(on);
      if (on) timer.current = setTimeout(() => setOn(false), TYPING_MS);
    },
  };
}
