import { useLingui } from '@lingui/react/macro';
import { MessageCircle } from 'lucide-react';
import { ChatList } from '@/features/chat/components/chat-list';
import { ChatRoom } from '@/features/chat/components/chat-room';
import { useChatReports } from '@/features/moderation/hooks/use-chat-reports';
import { cn } from '@/shared/lib/cn';
import { paths } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { useParams } from '@/shared/router/router';

/** Conversations: the list beside the open one; on narrow screens one of the two. */
export function ChatsPage() {
  const { t } = useLingui();
  const { id } = useParams();
  const { dialog, ...reporting } = useChatReports();
  useDocumentTitle(t`Chats`);
  return (
    <div className="page max-lg:px-0 lg:py-6">
      <h1 className={cn('sr-only', !id && 'max-lg:not-sr-only max-lg:px-4 max-lg:pt-5 max-lg:text-title')}>
        {t`Chats`}
      </h1>
      <div className="lg:surface grid h-[calc(100dvh-4rem-var(--tab-bar-height))] grid-cols-1 overflow-hidden lg:h-[calc(100dvh-7rem)] lg:grid-cols-[22rem_minmax(0,1fr)]">
        <div className={cn('min-h-0 overflow-y-auto lg:border-line lg:border-r', id && 'max-lg:hidden')}>
          <ChatList />
        </div>
        <div className={cn('min-h-0 min-w-0', !id && 'max-lg:hidden')}>
          {id ? <ChatRoom key={id} chatId={id} backTo={paths.chats()} {...reporting} /> : <NoneChosen />}
        </div>
      </div>
      {dialog}
    </div>
  );
}

function NoneChosen() {
  const { t } = useLingui();
  return (
    <div className="grid h-full place-items-center p-8 text-center text-muted">
      <p>
        <MessageCircle className="mx-auto mb-3 size-8" strokeWidth={1.5} aria-hidden="true" />
        {t`Choose a conversation to read and write.`}
      </p>
    </div>
  );
}
