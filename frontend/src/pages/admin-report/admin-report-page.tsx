import { useLingui } from '@lingui/react/macro';
import { DeskReportExcerpt, DeskReportVoices } from '@/features/moderation/components/desk-report-case';
import { DeskReportDecision } from '@/features/moderation/components/desk-report-decision';
import { DeskVerdictList } from '@/features/moderation/components/desk-verdict-list';
import { useDeskReportWords } from '@/features/moderation/desk-report-words';
import { useReport, useReportReasons } from '@/features/moderation/desk-reports-api';
import { AgeBadge } from '@/shared/desk/age-badge';
import { DeskPage, RowsSkeleton } from '@/shared/desk/desk-page';
import { PersonLine } from '@/shared/desk/person-line';
import { adminPaths } from '@/shared/lib/admin-paths';
import { Link, useParams } from '@/shared/router/router';
import { Badge } from '@/shared/ui/badge';
import { ProblemState } from '@/shared/ui/problem-state';
import { Time } from '@/shared/ui/time';
import { BlockPreview } from './block-preview';
import { SubjectNow } from './subject-now';

/** One case: what it is about then and now, who said it, what was decided and what is decided now. */
export function AdminReportPage() {
  const { t } = useLingui();
  const { id = '' } = useParams();
  const { data: report, error, refetch } = useReport(id);
  const reasons = useReportReasons();
  const { statuses, kinds } = useDeskReportWords();
  if (!report) {
    return (
      <DeskPage title={t`Report`}>
        {error ? <ProblemState error={error} onRetry={() => void refetch()} /> : <RowsSkeleton />}
      </DeskPage>
    );
  }
  const { accused, subject, status, created_at, closed_at, sla_at, taken_by, resolution_text } = report;
  const holder = taken_by?.username;
  const title = subject.title || `${kinds[subject.kind]}: ${accused.username}`;
  return (
    <DeskPage
      title={title}
      heading={
        <span className="inline-flex flex-wrap items-center gap-2">
          {title}
          <Badge>{kinds[subject.kind]}</Badge>
          <Badge tone={closed_at ? 'neutral' : 'accent'}>{statuses[status]}</Badge>
          {!closed_at && <AgeBadge since={created_at} due={sla_at} />}
        </span>
      }
      note={
        <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <PersonLine person={{ ...accused, is_verified_seller: accused.is_verified }} />
          <Link to={adminPaths.reportsOf(accused.id)} className="touch-target text-accent hover:underline">
            {t`All reports of this person`}
          </Link>
          {holder && <span>{t`Taken by ${holder}`}</span>}
        </span>
      }
    >
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid content-start gap-4">
          {closed_at && (
            <section aria-label={t`How it was closed`} className="surface p-4">
              <p className="flex flex-wrap items-center gap-2">
                <span className="font-semibold">{statuses[status]}</span>
                <Time iso={closed_at} className="text-muted text-xs" />
              </p>
              {resolution_text && <p className="whitespace-pre-wrap break-words">{resolution_text}</p>}
            </section>
          )}
          <DeskReportExcerpt report={report} />
          <SubjectNow report={report} />
          <DeskReportVoices report={report} reasons={reasons} />
          <DeskVerdictList verdicts={report.verdicts} reasons={reasons} />
        </div>
        <div className="lg:sticky lg:top-18 lg:max-h-[calc(100dvh-5rem)] lg:self-start lg:overflow-y-auto">
          <DeskReportDecision
            key={id}
            report={report}
            renderBlockPreview={() => <BlockPreview userId={accused.id} />}
          />
        </div>
      </div>
    </DeskPage>
  );
}
