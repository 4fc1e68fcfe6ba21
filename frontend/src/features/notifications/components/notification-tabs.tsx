import { useLingui } from '@lingui/react/macro';
import { CheckCheck } from 'lucide-react';
import { useSearchParams } from '@/shared/router/router';
import { Button } from '@/shared/ui/button';
import { Skeleton } from '@/shared/ui/skeleton';
import { Tabs } from '@/shared/ui/tabs';
import { type NotificationGroup, useMarkAllRead, useUnreadCount } from '../api';
import { GROUPS, useGroupWords } from '../hooks/use-group-words';
import { NotificationList } from './notification-list';

/** Notifications by group; the chosen one is in the address. */
export function NotificationTabs({ isStaff }: { isStaff: boolean }) {
  const { t } = useLingui();
  const { groupOf } = useGroupWords();
  const [params, setParams] = useSearchParams();
  const { data: count, isPending: isCounting } = useUnreadCount();
  const { mutate: markAll, isPending } = useMarkAllRead();
  const shown = GROUPS.filter((group) => isStaff || group !== 'staff');
  const group = shown.find((one) => one === params.get('group')) ?? null;
  const panel = (
    <>
      {/* As high whatever it says: the list below stays where it is. */}
      <div className="mb-4 flex min-h-8 items-center justify-between gap-3 text-muted">
        {isCounting && <Skeleton className="h-4 w-32" />}
        {count === 0 && <p>{t`Everything is read.`}</p>}
        {/* The count is of all groups; on a phone the button alone has room. */}
        {count !== undefined && count > 0 && (
          <p className="max-sm:sr-only">{group === null && t`Unread: ${count}`}</p>
        )}
        {count !== undefined && count > 0 && (
          <Button
            className="ml-auto"
            icon={<CheckCheck className="size-4" aria-hidden="true" />}
            isLoading={isPending}
            onClick={() => markAll(group)}
          >
            {t`Mark all as read`}
          </Button>
        )}
      </div>
      <NotificationList key={group} group={group} />
    </>
  );
  return (
    <Tabs<NotificationGroup | 'all'>
      label={t`Groups`}
      value={group ?? 'all'}
      onChange={(next) => setParams(next === 'all' ? {} : { group: next }, { replace: true })}
      tabs={[
        { key: 'all', label: t`All`, panel },
        ...shown.map((key) => ({ key, label: groupOf(key), panel })),
      ]}
    />
  );
}
