import { useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import { pickText, useLocale } from '@/shared/i18n/locale';
import { cn } from '@/shared/lib/cn';
import { Link } from '@/shared/router/router';
import { CountBadge } from '@/shared/ui/badge';
import { IconButton } from '@/shared/ui/icon-button';
import { Skeleton } from '@/shared/ui/skeleton';
import { Time } from '@/shared/ui/time';
import { type Notification, useMarkNotificationRead } from '../api';
import { GROUP_ICONS } from '../hooks/use-group-words';

const ROW = 'flex gap-3 px-4 py-3';

/** One notification: what happened, and the way there. Opening it marks it read. */
export function NotificationRow({
  notification,
  onOpen,
}: {
  notification: Notification;
  onOpen?: () => void;
}) {
  const { t } = useLingui();
  const { mutate: markRead } = useMarkNotificationRead();
  const locale = useLocale();
  const { id, link, count, group, is_read: isRead, is_important: isImportant } = notification;
  const title = pickText(notification.title, locale);
  const body = pickText(notification.body, locale);
  const Icon = GROUP_ICONS[group];
  const open = () => {
    if (!isRead) markRead(id);
    onOpen?.();
  };
  return (
    <li
      className={cn(
        'relative transition-colors hover:bg-neutral',
        ROW,
        !isRead && 'shadow-[inset_3px_0_0_var(--accent)]',
      )}
      data-unread={!isRead || undefined}
    >
      <span
        className={cn(
          'grid size-9 shrink-0 place-items-center rounded-full border',
          isImportant && !isRead
            ? 'border-attention-line bg-attention-soft text-attention'
            : 'border-line-muted bg-inset text-muted',
        )}
      >
        <Icon className="size-4" aria-hidden="true" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2">
          {/* The link covers the row; what can be pressed beside it lies above. */}
          <Link
            to={link || '#'}
            onClick={open}
            className={cn('min-w-0 after:absolute after:inset-0', isRead ? 'font-medium' : 'font-semibold')}
          >
            {!isRead && <span className="sr-only">{t`Unread:`} </span>}
            {title}
          </Link>
          {count > 1 && <CountBadge>{count}</CountBadge>}
        </p>
        {body && <p className="mt-0.5 line-clamp-2 break-words text-[13px] text-muted">{body}</p>}
        <p className="mt-1 text-muted text-xs">
          <Time iso={notification.created_at} />
        </p>
      </div>
      {!isRead && (
        <IconButton
          label={t`Mark as read`}
          className="relative z-1"
          icon={<Check className="size-4" aria-hidden="true" />}
          onClick={() => markRead(id)}
        />
      )}
    </li>
  );
}

export function NotificationRowSkeleton() {
  return (
    <li className={ROW}>
      <Skeleton className="size-9 shrink-0 rounded-full!" />
      <span className="grid flex-1 gap-2 py-0.5">
        <Skeleton className="h-3.5 w-48 max-w-full" />
        <Skeleton className="h-3 w-72 max-w-full" />
        <Skeleton className="h-3 w-20" />
      </span>
    </li>
  );
}
