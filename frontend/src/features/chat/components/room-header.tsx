import { useLingui } from '@lingui/react/macro';
import { ArrowLeft, Ban, EllipsisVertical, ShieldCheck, User } from 'lucide-react';
import { useState } from 'react';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { Avatar } from '@/shared/ui/avatar';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { Menu, type MenuEntry } from '@/shared/ui/menu';
import { PlanMark } from '@/shared/ui/plan-mark';
import { VerifiedMark } from '@/shared/ui/verified-mark';
import { type Chat, useBlock } from '../api';
import { useChatWords } from '../hooks/use-chat-words';

/** With whom one speaks, whether they are there, and what can be done about them. */
export function RoomHeader({
  chat,
  isTyping,
  backTo,
  extraEntries,
}: {
  chat: Chat;
  isTyping: boolean;
  backTo?: string | undefined;
  /** What else can be done about them, for the menu. */
  extraEntries?: ((chat: Chat) => readonly MenuEntry[]) | undefined;
}) {
  const { t } = useLingui();
  const { presence } = useChatWords();
  const { other } = chat;
  return (
    <header className="flex h-16 shrink-0 items-center gap-3 border-line-muted border-b px-4">
      {backTo && (
        <Link
          to={backTo}
          aria-label={t`All conversations`}
          className="touch-target -ml-1 rounded-md p-1 text-muted hover:text-fg lg:hidden"
        >
          <ArrowLeft className="size-5" aria-hidden="true" />
        </Link>
      )}
      <Avatar
        name={other.display_name}
        src={other.avatar?.url}
        size={40}
        isPremium={other.plan !== 'free'}
        isOnline={other.is_online}
      />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-1.5 font-semibold">
          <span className="truncate">{other.display_name}</span>
          <PlanMark plan={other.plan} />
          <VerifiedMark isVerified={other.is_verified} />
        </p>
        <p role="status" className="truncate text-muted text-xs">
          {isTyping ? <span className="text-accent">{t`is typing…`}</span> : presence(other)}
        </p>
      </div>
      <RoomMenu chat={chat} extra={extraEntries?.(chat) ?? []} />
    </header>
  );
}

function RoomMenu({ chat, extra }: { chat: Chat; extra: readonly MenuEntry[] }) {
  const { t } = useLingui();
  const [isAsking, setAsking] = useState(false);
  const { mutate: block, isPending } = useBlock(chat.id);
  const { other } = chat;
  const blocking = chat.is_blocked
    ? { key: 'unblock', label: t`Take the block back`, icon: <ShieldCheck />, onSelect: () => block(false) }
    : { key: 'block', label: t`Block`, icon: <Ban />, isDanger: true, onSelect: () => setAsking(true) };
  return (
    <>
      <Menu
        label={t`More about this conversation`}
        trigger={<EllipsisVertical className="size-4.5" aria-hidden="true" />}
        triggerClassName="size-8 rounded-md text-muted transition-colors hover:bg-neutral hover:text-fg"
        entries={[
          { key: 'profile', label: t`View profile`, icon: <User />, to: paths.user(other.username) },
          ...(chat.party === 'staff' ? [] : [{ ...blocking, isFirstOfGroup: true }, ...extra]),
        ]}
      />
      <Dialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t`Block ${other.display_name}?`}
        isLocked={isPending}
        footer={
          <>
            <Button size="lg" onClick={() => setAsking(false)}>{t`Cancel`}</Button>
            <Button
              size="lg"
              variant="danger"
              isLoading={isPending}
              onClick={() => block(true, { onSettled: () => setAsking(false) })}
            >
              {t`Block`}
            </Button>
          </>
        }
      >
        <p>{t`Neither of you can write to the other then, but about orders that are still open.`}</p>
      </Dialog>
    </>
  );
}
