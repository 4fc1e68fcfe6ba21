import { useLingui } from '@lingui/react/macro';
import { Bell as BellIcon, CheckCheck, Settings } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { allItems } from '@/shared/api/list-page';
import { accountPaths } from '@/shared/lib/account-paths';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { IconButton } from '@/shared/ui/icon-button';
import { ProblemState } from '@/shared/ui/problem-state';
import { useMarkAllRead, useNotifications, useUnreadCount } from '../api';
import { NotificationRow, NotificationRowSkeleton } from './notification-row';

const NEWEST = 8;
const COUNT_MAX = 99;
const SKELETONS = ['a', 'b', 'c'];

/** The bell of the header: how much is unread; pressed, the newest. */
export function Bell() {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const { data: unread = 0 } = useUnreadCount();
  const label = unread > 0 ? t`Notifications, unread: ${unread}` : t`Notifications`;
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger
        aria-label={label}
        title={label}
        className="touch-target relative inline-grid size-8 shrink-0 place-items-center rounded-md text-muted transition-colors hover:bg-neutral hover:text-fg"
      >
        <BellIcon className="size-4.5" aria-hidden="true" />
        {unread > 0 && (
          <span
            aria-hidden="true"
            className="absolute -top-1.5 right-0.5 grid h-4 min-w-4 place-items-center rounded-full bg-accent-strong px-1 font-semibold text-[10px] text-white leading-none ring-2 ring-canvas tnum"
          >
            {unread > COUNT_MAX ? `${COUNT_MAX}+` : unread}
          </span>
        )}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={8}
          collisionPadding={8}
          aria-label={t`Notifications`}
          className="z-50 flex max-h-[min(36rem,var(--radix-popover-content-available-height))] w-96 max-w-[calc(100vw-1rem)] origin-(--radix-popover-content-transform-origin) animate-appear flex-col overflow-hidden rounded-xl border border-overlay-line bg-overlay text-sm shadow-float"
        >
          <Newest onClose={() => setOpen(false)} hasUnread={unread > 0} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Newest({ onClose, hasUnread }: { onClose: () => void; hasUnread: boolean }) {
  const { t } = useLingui();
  const notifications = useNotifications();
  const { mutate: markAll, isPending } = useMarkAllRead();
  const items = allItems(notifications.data).slice(0, NEWEST);
  return (
    <>
      <header className="flex shrink-0 items-center gap-1 border-line-muted border-b py-2 pr-2 pl-4">
        <h2 className="flex-1 font-semibold">{t`Notifications`}</h2>
        {hasUnread && (
          <IconButton
            label={t`Mark all as read`}
            isLoading={isPending}
            icon={<CheckCheck className="size-4" aria-hidden="true" />}
            onClick={() => markAll(null)}
          />
        )}
        <Link
          to={accountPaths.settings('notifications')}
          aria-label={t`How to be told`}
          title={t`How to be told`}
          onClick={onClose}
          className="touch-target grid size-8 place-items-center rounded-md text-muted hover:bg-neutral hover:text-fg"
        >
          <Settings className="size-4" aria-hidden="true" />
        </Link>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        {notifications.error && items.length === 0 ? (
          <ProblemState as="h3" error={notifications.error} onRetry={() => void notifications.refetch()} />
        ) : !notifications.isPending && items.length === 0 ? (
          <p className="px-4 py-10 text-center text-muted">{t`Nothing new`}</p>
        ) : (
          <ul className="divide-y divide-line-muted">
            {notifications.isPending
              ? SKELETONS.map((key) => <NotificationRowSkeleton key={key} />)
              : items.map((one) => <NotificationRow key={one.id} notification={one} onOpen={onClose} />)}
          </ul>
        )}
      </div>
      <Link
        to={paths.notifications()}
        onClick={onClose}
        className="shrink-0 border-line-muted border-t px-4 py-2.5 text-center font-medium text-accent hover:bg-neutral focus-visible:-outline-offset-2"
      >
        {t`All notifications`}
      </Link>
    </>
  );
}
