import { useLingui } from '@lingui/react/macro';
import { CheckCheck } from 'lucide-react';
import { useSearchParams } from '@/shared/router/router';
import { Button } from '@/shared/ui/button';
import { Tabs } from '@/shared/ui/tabs';
import { type NotificationGroup, useMarkAllRead, useUnreadCount } from '../api';
import { GROUPS, useGroupWords } from '../hooks/use-group-words';
import { NotificationList } from './notification-list';

/** Notifications by group; the chosen one is in the address. */
export function NotificationTabs({ isStaff }: { isStaff: boolean }) {
  const { t } = useLingui();
  const { groupOf } = useGroupWords();
  const [params, setParams] = useSearchParams();
  const { data: unread = 0 } = useUnreadCount();
  const { mutate: markAll, isPending } = useMarkAllRead();
  const shown = GROUPS.filter((group) => isStaff || group !== 'staff');
  const group = shown.find((one) => one === params.get('group')) ?? null;
  const panel = (
    <>
      {unread > 0 && (
        <div className="mb-4 flex justify-end">
          <Button
            icon={<CheckCheck className="size-4" aria-hidden="true" />}
            isLoading={isPending}
            onClick={() => markAll(group)}
          >
            {t`Mark all as read`}
          </Button>
        </div>
      )}
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
