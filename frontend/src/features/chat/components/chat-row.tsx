import { useLingui } from '@lingui/react/macro';
import { cn } from '@/shared/lib/cn';
import { paths } from '@/shared/lib/paths';
import { NavLink } from '@/shared/router/router';
import { Avatar } from '@/shared/ui/avatar';
import { Skeleton } from '@/shared/ui/skeleton';
import { Time } from '@/shared/ui/time';
import type { Chat } from '../api';
import { useChatWords } from '../hooks/use-chat-words';
import { UnreadCount } from './unread-count';

const ROW = 'flex min-h-19 items-center gap-3 px-4 py-3';

/** One conversation of the list: with whom, about what, what was said last. */
export function ChatRow({ chat }: { chat: Chat }) {
  const { t } = useLingui();
  const { summary } = useChatWords();
  const { other, last_message: last, listing } = chat;
  const isUnread = chat.unread_count > 0;
  const isOwn = last?.sender_party === chat.party;
  return (
    <li>
      <NavLink
        to={paths.chat(chat.id)}
        className={({ isActive }) =>
          cn(
            ROW,
            'transition-colors hover:bg-neutral focus-visible:-outline-offset-2',
            isActive && 'bg-neutral shadow-[inset_3px_0_0_var(--accent)]',
          )
        }
      >
        <Avatar
          name={other.display_name}
          src={other.avatar?.url}
          size={40}
          isPremium={other.plan !== 'free'}
          isOnline={other.is_online}
        />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2">
            <span className="truncate font-semibold">{other.display_name}</span>
            {last && (
              <span className="ml-auto shrink-0 text-muted text-xs">
                <Time iso={last.created_at} />
              </span>
            )}
          </span>
          {listing && <span className="block truncate text-muted text-xs">{listing.title}</span>}
          <span className="mt-0.5 flex items-center gap-2">
            <span className={cn('min-w-0 flex-1 truncate text-[13px]', isUnread ? 'text-fg' : 'text-muted')}>
              {last ? summary(last, isOwn) : t`No messages yet`}
            </span>
            {isUnread && <UnreadCount count={chat.unread_count} />}
          </span>
        </span>
      </NavLink>
    </li>
  );
}

export function ChatRowSkeleton() {
  return (
    <li className={ROW}>
      <Skeleton className="size-10 shrink-0 rounded-full!" />
      <span className="grid flex-1 gap-2">
        <Skeleton className="h-3.5 w-32" />
        <Skeleton className="h-3 w-48 max-w-full" />
        <Skeleton className="h-3 w-40 max-w-full" />
      </span>
    </li>
  );
}
