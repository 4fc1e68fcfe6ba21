import { session } from '@/shared/api/session';

const kept = new Map<string, string>();

// What one person was writing is nobody else's.
session.watch(({ type }) => type === 'ended' && kept.clear());

/** What somebody is writing, by conversation: kept while the page lives, and in no storage of the browser (V14). */
export const unsentWords = {
  read: (chatId: string): string => kept.get(chatId) ?? '',
  keep(chatId: string, text: string): void {
    if (text) kept.set(chatId, text);
    else kept.delete(chatId);
  },
};
