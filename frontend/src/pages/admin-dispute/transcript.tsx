import { useLingui } from '@lingui/react/macro';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { MessagesSquare } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { MessagePicture } from '@/features/chat/components/message-picture';
import { useChatWords } from '@/features/chat/hooks/use-chat-words';
import type { DisputeDesk } from '@/features/disputes/desk-disputes-api';
import { send } from '@/shared/api/client';
import type { Schema } from '@/shared/api/types';
import { usePageCommands } from '@/shared/desk/commands';
import { useRoles } from '@/shared/desk/use-roles';
import { cn } from '@/shared/lib/cn';
import { Badge } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';
import { Time } from '@/shared/ui/time';

type Message = Schema<'MessageOut'>;

const PAGE_SIZE = 50;
const PLACE = 'conversation';

/** A conversation page by page, the newest first; no socket, and nothing is marked as read. */
function useTranscript(chatId: string, isEnabled: boolean) {
  return useInfiniteQuery({
    // Apart from the disputes: it is not read again with every act.
    queryKey: ['desk', 'transcripts', chatId],
    queryFn: ({ pageParam, signal }) =>
      send<Schema<'MessagePage'>>(`/api/v1/chats/${chatId}/messages/`, {
        signal,
        query: { page_size: PAGE_SIZE, before: pageParam },
      }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ previous, results }) => (previous ? results[0]?.sequence : undefined),
    enabled: isEnabled,
    placeholderData: keepPreviousData,
  });
}

/** What the two wrote to each other, to be read alone. It is fetched once somebody asks: the look is recorded. */
export function Transcript({ desk }: { desk: DisputeDesk }) {
  const { t } = useLingui();
  const { has } = useRoles();
  const [isAsked, setAsked] = useState(false);
  const { chat, dispute } = desk;
  const isReadable = chat !== null && chat.message_count > 0 && dispute.status === 'open';
  usePageCommands(
    isReadable
      ? [
          {
            key: 'chat',
            label: t`Read their conversation`,
            icon: MessagesSquare,
            hotkey: 't',
            run: () => {
              setAsked(true);
              document.getElementById(PLACE)?.scrollIntoView({ block: 'start' });
            },
          },
        ]
      : [],
  );
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage, isPending } = useTranscript(
    chat?.id ?? '',
    isAsked && isReadable && has('moderator'),
  );
  if (!chat || chat.message_count === 0) {
    return (
      <Part>
        <p className="text-muted">{t`They have not written to each other.`}</p>
      </Part>
    );
  }
  if (dispute.status !== 'open') {
    return (
      <Part>
        <p className="text-muted">{t`It can be read only while the dispute is open.`}</p>
      </Part>
    );
  }
  if (!isAsked) {
    const count = chat.message_count;
    return (
      <Part>
        <p className="mb-3 text-muted">{t`It is theirs. That you read it is recorded.`}</p>
        <Button onClick={() => setAsked(true)}>{t`Read the conversation (${count})`}</Button>
      </Part>
    );
  }
  const messages = (data?.pages ?? []).toReversed().flatMap(({ results }) => results);
  return (
    <Part>
      {hasNextPage && (
        <Button className="mb-3" isLoading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t`Older messages`}
        </Button>
      )}
      {isPending && !error && <Skeleton className="h-40" />}
      {error && messages.length === 0 && <ProblemState error={error} onRetry={() => void refetch()} />}
      <ol aria-label={t`Messages`} className="grid gap-2.5">
        {messages.map((message) => (
          <Line key={message.id} message={message} desk={desk} />
        ))}
      </ol>
    </Part>
  );
}

function Part({ children }: { children: ReactNode }) {
  const { t } = useLingui();
  return (
    <Card className="scroll-mt-20 p-4 md:p-6" id={PLACE}>
      <h2 className="mb-2 font-semibold">{t`Their conversation`}</h2>
      {children}
    </Card>
  );
}

function Line({ message, desk }: { message: Message; desk: DisputeDesk }) {
  const { t } = useLingui();
  const { systemLine } = useChatWords();
  const { kind, sender_party: party, text, image, is_hidden, created_at } = message;
  if (kind === 'system') {
    return <li className="text-center text-muted text-xs">{systemLine(message)}</li>;
  }
  const names: Partial<Record<Message['sender_party'], string>> = {
    buyer: desk.buyer.user.username,
    seller: desk.seller.user.username,
  };
  const roles: Partial<Record<Message['sender_party'], string>> = { buyer: t`Buyer`, seller: t`Seller` };
  return (
    <li
      className={cn(
        'rounded-md border px-3 py-2',
        party === 'seller' ? 'border-accent-line bg-accent-soft' : 'border-line bg-inset',
      )}
    >
      <p className="flex flex-wrap items-center gap-2 text-xs">
        <span className="font-semibold">{names[party] ?? 'WibeStore'}</span>
        {roles[party] && <Badge>{roles[party]}</Badge>}
        <Time iso={created_at} as="moment" className="text-muted" />
      </p>
      {is_hidden ? (
        <p className="mt-1 text-muted italic">{t`This message is hidden by a verdict.`}</p>
      ) : (
        <>
          {text && <p className="mt-1 whitespace-pre-wrap break-words">{text}</p>}
          {image && (
            <div className="mt-2 px-2">
              <MessagePicture image={image} />
            </div>
          )}
        </>
      )}
    </li>
  );
}
