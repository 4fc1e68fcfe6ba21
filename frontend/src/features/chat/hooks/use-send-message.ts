import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Schema } from '@/shared/api/types';
import { outbox } from '../outbox';
import { flushDrafts } from '../sending';

export interface SendMessage {
  /** Shown at once, sent as soon as it can be. */
  send: (content: { text: string } | { image: Schema<'ImageInfo'> }) => void;
  /** Try again to send one that was refused. */
  retry: (clientId: string) => void;
  /** Give one up. */
  remove: (clientId: string) => void;
}

/** The way to say something in a conversation. */
export function useSendMessage(chatId: string): SendMessage {
  const queryClient = useQueryClient();
  const flush = () => void flushDrafts(queryClient, chatId);
  useEffect(() => {
    const wake = () => void flushDrafts(queryClient, chatId);
    addEventListener('online', wake);
    return () => removeEventListener('online', wake);
  }, [queryClient, chatId]);
  return {
    send: (content) => {
      outbox.add(chatId, content);
      flush();
    },
    retry: (clientId) => {
      outbox.mark(clientId, 'waiting');
      flush();
    },
    remove: (clientId) => outbox.remove(clientId),
  };
}
