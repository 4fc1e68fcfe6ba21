import { useLingui } from '@lingui/react/macro';
import { Card } from '@/shared/ui/card';
import { ProblemState } from '@/shared/ui/problem-state';
import { useOrderChat } from '../api';
import { ChatRoom, type ChatRoomProps } from './chat-room';
import { RoomSkeleton } from './room-skeleton';

/** The conversation of an order, on its page. */
export function OrderChat({
  orderId,
  ...reporting
}: { orderId: string } & Pick<ChatRoomProps, 'renderReport' | 'extraEntries'>) {
  const { t } = useLingui();
  const { data: chat, error, refetch } = useOrderChat(orderId);
  return (
    <section aria-label={t`Chat of the order`}>
      <Card className="h-128 overflow-hidden max-sm:h-[75dvh]">
        {chat ? (
          <ChatRoom chatId={chat.id} isInOrder {...reporting} />
        ) : error ? (
          <ProblemState error={error} onRetry={() => void refetch()} />
        ) : (
          <RoomSkeleton />
        )}
      </Card>
    </section>
  );
}
