import { useLingui } from '@lingui/react/macro';
import { allItems } from '@/shared/api/list-page';
import { infoPaths } from '@/shared/lib/info-paths';
import { Link } from '@/shared/router/router';
import { Badge } from '@/shared/ui/badge';
import { LoadMore } from '@/shared/ui/load-more';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';
import { Time } from '@/shared/ui/time';
import { useSupportRequests } from '../api';
import { useSupportWords } from '../use-support-words';

/** What one has asked before, the newest first. */
export function MyRequests() {
  const { t } = useLingui();
  const { topics, states } = useSupportWords();
  const list = useSupportRequests();
  if (list.isPending) {
    return (
      <div role="status" aria-label={t`Loading`} className="grid gap-3">
        {['first', 'second'].map((place) => (
          <Skeleton key={place} className="h-17" />
        ))}
      </div>
    );
  }
  if (list.isError && !list.data) {
    return <ProblemState error={list.error} onRetry={() => void list.refetch()} as="h3" />;
  }
  const requests = allItems(list.data);
  if (requests.length === 0) {
    return <p className="text-muted">{t`You have not asked anything yet.`}</p>;
  }
  return (
    <>
      <ul className="surface divide-y divide-line-muted overflow-hidden">
        {requests.map(({ id, number, topic, state, updated_at, subject }) => (
          <li key={id}>
            <Link
              to={infoPaths.supportRequest(id)}
              className="grid min-h-11 gap-x-4 gap-y-1 px-4 py-3.5 hover:bg-neutral focus-visible:-outline-offset-2 sm:grid-cols-[1fr_auto] sm:items-center"
            >
              <span className="min-w-0">
                <span className="block truncate font-semibold">{topics[topic]}</span>
                <span className="block truncate text-[13px] text-muted">
                  <span className="font-mono">{number}</span>
                  {subject && ` · ${subject.number}`}
                </span>
              </span>
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1 sm:flex-col sm:items-end">
                <Badge tone={states[state][1]}>{states[state][0]}</Badge>
                <Time iso={updated_at} className="text-muted text-xs" />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <LoadMore
        hasMore={list.hasNextPage}
        isLoading={list.isFetchingNextPage}
        isFailed={list.isFetchNextPageError}
        onLoad={() => void list.fetchNextPage()}
      />
    </>
  );
}
