import { useLingui } from '@lingui/react/macro';
import { allItems } from '@/shared/api/list-page';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { Badge } from '@/shared/ui/badge';
import { ButtonLink } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { LoadMore } from '@/shared/ui/load-more';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';
import { Time } from '@/shared/ui/time';
import { useReportWords } from '../hooks/use-report-words';
import { type MyReport, useMyReports } from '../reports-api';

/** One's own reports, the newest first. */
export function MyReports() {
  const { t } = useLingui();
  const list = useMyReports();
  if (list.isPending) return <MyReportsSkeleton />;
  if (list.isError && !list.data) {
    return <ProblemState error={list.error} onRetry={() => void list.refetch()} />;
  }
  const reports = allItems(list.data);
  if (reports.length === 0) {
    return (
      <EmptyState
        drawing="box"
        title={t`You have reported nothing`}
        action={<ButtonLink size="lg" to={paths.catalog()}>{t`Look through the catalog`}</ButtonLink>}
      >
        {t`Seen a cheat or an insult? The flag beside listings, profiles, messages and reviews tells us.`}
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="surface divide-y divide-line-muted">
        {reports.map((report) => (
          <ReportRow key={report.id} report={report} />
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

function ReportRow({ report }: { report: MyReport }) {
  const { t } = useLingui();
  const { kinds, outcomeOf, reasonName } = useReportWords();
  const { subject, reason, created_at, closed_at } = report;
  const [outcome, tone] = outcomeOf(report);
  const about = kinds[subject.kind];
  return (
    <li className="grid gap-x-4 gap-y-1 px-4 py-3.5 sm:grid-cols-[1fr_auto]">
      <div className="min-w-0">
        <p className="truncate font-semibold">
          {/* Of the others no page shows the one thing alone; a hidden listing has none either. */}
          {subject.kind === 'listing' && subject.title && report.outcome !== 'acted' ? (
            <Link
              to={paths.listing(subject.id)}
              className="touch-target rounded-sm hover:text-accent hover:underline"
            >
              {subject.title}
            </Link>
          ) : (
            subject.title || about
          )}
        </p>
        <p className="text-[13px] text-muted">
          {[subject.title && about, reasonName(reason)].filter(Boolean).join(' · ')}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 sm:flex-col sm:items-end">
        <Badge tone={tone}>{outcome}</Badge>
        <span className="text-muted text-xs">
          {closed_at ? t`Answered` : t`Sent`} <Time iso={closed_at ?? created_at} />
        </span>
      </div>
    </li>
  );
}

function MyReportsSkeleton() {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Loading`} className="grid gap-3">
      {['first', 'second', 'third'].map((place) => (
        <Skeleton key={place} className="h-16" />
      ))}
    </div>
  );
}
