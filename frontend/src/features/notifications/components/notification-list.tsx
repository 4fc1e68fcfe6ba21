import { useLingui } from '@lingui/react/macro';
import { allItems } from '@/shared/api/list-page';
import { Card } from '@/shared/ui/card';
import { EmptyState } from '@/shared/ui/empty-state';
import { LoadMore } from '@/shared/ui/load-more';
import { ProblemState } from '@/shared/ui/problem-state';
import { type NotificationGroup, useNotifications } from '../api';
import { NotificationRow, NotificationRowSkeleton } from './notification-row';

const SKELETONS = ['a', 'b', 'c', 'd', 'e'];

/** All notifications, or those of one group, newest first. */
export function NotificationList({ group }: { group: NotificationGroup | null }) {
  const { t } = useLingui();
  const notifications = useNotifications(group);
  const items = allItems(notifications.data);
  if (notifications.error && items.length === 0) {
    return <ProblemState error={notifications.error} onRetry={() => void notifications.refetch()} />;
  }
  if (!notifications.isPending && items.length === 0) {
    return (
      <EmptyState drawing="star" title={t`Nothing new`}>
        {t`What happens to your orders, money and listings is told here.`}
      </EmptyState>
    );
  }
  return (
    <>
      <Card className="overflow-hidden">
        <ul
          aria-label={t`Notifications`}
          aria-busy={notifications.isPending}
          className="divide-y divide-line-muted"
        >
          {notifications.isPending
            ? SKELETONS.map((key) => <NotificationRowSkeleton key={key} />)
            : items.map((one) => <NotificationRow key={one.id} notification={one} />)}
        </ul>
      </Card>
      <LoadMore
        hasMore={notifications.hasNextPage}
        isLoading={notifications.isFetchingNextPage}
        isFailed={notifications.isFetchNextPageError}
        onLoad={() => void notifications.fetchNextPage()}
      />
    </>
  );
}
