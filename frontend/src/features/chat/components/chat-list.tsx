import { useLingui } from '@lingui/react/macro';
import { allItems } from '@/shared/api/list-page';
import { paths } from '@/shared/lib/paths';
import { ButtonLink } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { LoadMore } from '@/shared/ui/load-more';
import { ProblemState } from '@/shared/ui/problem-state';
import { useChats } from '../api';
import { ChatRow, ChatRowSkeleton } from './chat-row';

const SKELETONS = ['a', 'b', 'c', 'd', 'e', 'f'];

/** The signed-in person's conversations, those with the newest messages first. */
export function ChatList() {
  const { t } = useLingui();
  const chats = useChats();
  const items = allItems(chats.data);
  if (chats.error && items.length === 0) {
    return <ProblemState error={chats.error} onRetry={() => void chats.refetch()} />;
  }
  if (!chats.isPending && items.length === 0) {
    return (
      <EmptyState
        drawing="search"
        title={t`No conversations yet`}
        action={<ButtonLink variant="primary" to={paths.catalog()}>{t`Find an account`}</ButtonLink>}
      >
        {t`Ask a seller about an account from its page: the conversation appears here.`}
      </EmptyState>
    );
  }
  return (
    <>
      <ul aria-label={t`Conversations`} aria-busy={chats.isPending} className="divide-y divide-line-muted">
        {chats.isPending
          ? SKELETONS.map((key) => <ChatRowSkeleton key={key} />)
          : items.map((chat) => <ChatRow key={chat.id} chat={chat} />)}
      </ul>
      <LoadMore
        hasMore={chats.hasNextPage}
        isLoading={chats.isFetchingNextPage}
        isFailed={chats.isFetchNextPageError}
        onLoad={() => void chats.fetchNextPage()}
      />
    </>
  );
}
