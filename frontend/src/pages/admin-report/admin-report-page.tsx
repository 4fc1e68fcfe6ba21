import { useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import { DeskReportDecision } from '@/features/moderation/components/desk-report-decision';
import { useReport, useReportReasons } from '@/features/moderation/desk-reports-api';
import { DeskPage, RowsSkeleton } from '@/shared/desk/desk-page';
import { PersonLine } from '@/shared/desk/person-line';
import { ProblemState } from '@/shared/ui/problem-state';
import { Time } from '@/shared/ui/time';

/** One complaint: what it is about, who said it, what was decided. */
export function AdminReportPage() {
  const { t } = useLingui();
  const { id = '' } = useParams();
  const { data: report, error, refetch } = useReport(id);
  const reasons = useReportReasons();
  if (!report) {
    return (
      <DeskPage title={t`Report`}>
        {error ? <ProblemState error={error} onRetry={() => void refetch()} /> : <RowsSkeleton />}
      </DeskPage>
    );
  }
  const { accused, subject, voices, excerpt } = report;
  const messages = Array.isArray(excerpt['messages'])
    ? (excerpt['messages'] as { id: string; party: string; text: string }[])
    : [];
  return (
    <DeskPage
      title={subject.title || t`Report`}
      note={<PersonLine person={{ ...accused, is_verified_seller: accused.is_verified }} />}
    >
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid content-start gap-4">
          <section className="surface p-4">
            <h2 className="mb-2 font-semibold">{t`As it was when it was reported`}</h2>
            {typeof excerpt['text'] === 'string' && (
              <p className="whitespace-pre-wrap break-words">{excerpt['text']}</p>
            )}
            {messages.map((message) => (
              <p key={message.id} className={message.id === subject.id ? 'font-semibold' : 'text-muted'}>
                {message.party}: {message.text}
              </p>
            ))}
          </section>
          <section className="surface grid gap-3 p-4">
            <h2 className="font-semibold">{t`Reported by`}</h2>
            {voices.map(({ reporter, reason, text, created_at }) => (
              <div key={reporter.id}>
                <PersonLine person={reporter} note={reasons.get(reason) ?? reason} />{' '}
                <Time iso={created_at} className="text-muted text-xs" />
                {text && <p className="whitespace-pre-wrap break-words">{text}</p>}
              </div>
            ))}
          </section>
        </div>
        <DeskReportDecision key={id} report={report} />
      </div>
    </DeskPage>
  );
}
