import { useChatUnread } from '@/features/chat/api';
import { UnreadCount } from '@/features/chat/components/unread-count';

/** How many conversations have news, on the bottom bar's chat. */
export function ChatCount() {
  const { data: unread = 0 } = useChatUnread();
  if (unread === 0) return null;
  return (
    <UnreadCount
      count={unread}
      className="absolute -top-1.5 left-1/2 ml-0.5 h-4! min-w-4! px-1! text-[10px]!"
    />
  );
}
