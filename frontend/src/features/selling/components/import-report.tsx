import { Plural, useLingui } from '@lingui/react/macro';
import { fieldWords } from '@/shared/api/problem-words';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { Banner } from '@/shared/ui/banner';
import { Button, ButtonLink } from '@/shared/ui/button';
import type { ImportProblem, ImportReport } from '../shapes';
import { SellSection } from './sell-section';

/** What is in the file, what is wrong with it, and what was made of it. */
export function ImportReportView({
  report,
  isPending,
  blockedReason,
  onImport,
  onBegin,
}: {
  report: ImportReport;
  isPending: boolean;
  blockedReason: string | undefined;
  onImport: () => void;
  /** Take another file. */
  onBegin: () => void;
}) {
  const { t } = useLingui();
  if (report.created_count > 0) return <Made report={report} onBegin={onBegin} />;
  const { problems, row_count: rows, valid_count: valid } = report;
  return (
    <SellSection title={t`3. What is in it`}>
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        <Count label={t`Rows`} count={rows} />
        <Count label={t`Right`} count={valid} />
        <Count label={t`Problems`} count={problems.length} />
      </dl>
      {problems.length > 0 ? (
        <>
          <Banner tone="danger" title={t`Mend these cells and drop the file again`}>
            {t`While anything is wrong nothing is made, so no row is made twice.`}
          </Banner>
          <ProblemTable problems={problems} />
        </>
      ) : (
        rows > 0 && (
          <Banner tone="success" title={t`Every row is right`}>
            {t`Each becomes a draft. You add pictures and the login, then submit it for review.`}
          </Banner>
        )
      )}
      <Button
        variant="primary"
        size="lg"
        className="justify-self-start max-sm:w-full"
        isLoading={isPending}
        disabledReason={
          problems.length > 0
            ? t`Mend the file first.`
            : rows === 0
              ? t`There is no row in the file.`
              : blockedReason
        }
        onClick={onImport}
      >
        <Plural value={rows} one="Make # draft" other="Make # drafts" />
      </Button>
    </SellSection>
  );
}

function Count({ label, count }: { label: string; count: number }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-muted text-xs">{label}</dt>
      <dd className="font-bold text-xl tnum">{count}</dd>
    </div>
  );
}

function ProblemTable({ problems }: { problems: readonly ImportProblem[] }) {
  const { t } = useLingui();
  return (
    <div className="relative max-h-96 overflow-auto rounded-md border border-line">
      <table className="w-full text-left">
        <caption className="sr-only">{t`Problems`}</caption>
        <thead className="sticky top-0 bg-raised text-muted text-xs">
          <tr>
            <th scope="col" className="px-3 py-2 font-semibold">{t`Row`}</th>
            <th scope="col" className="px-3 py-2 font-semibold">{t`Column`}</th>
            <th scope="col" className="w-full px-3 py-2 font-semibold">{t`What is wrong`}</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line-muted">
          {problems.map(({ row, column, code, title, params }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one cell may be wrong in two ways; the report never changes.
            <tr key={`${row}.${column}.${index}`}>
              <td className="px-3 py-2 tnum">{row || t`File`}</td>
              <td className="px-3 py-2 font-mono text-xs">{column || '—'}</td>
              <td className="px-3 py-2">{fieldWords({ pointer: '', code, detail: title, params })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Made({ report, onBegin }: { report: ImportReport; onBegin: () => void }) {
  const { t } = useLingui();
  return (
    <SellSection
      title={t`The drafts are made`}
      hint={t`Add pictures and the login to each, then submit it for review.`}
    >
      <ul className="grid gap-2">
        {report.listings.map(({ id, row, code, title }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-3">
            <span className="w-8 shrink-0 text-muted text-xs tnum">{row}</span>
            <Link
              to={paths.editListing(id)}
              className="min-w-0 flex-1 truncate font-semibold text-accent hover:underline"
            >
              {title}
            </Link>
            <span className="text-muted text-xs">{code}</span>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2 max-sm:*:w-full">
        <ButtonLink
          variant="primary"
          size="lg"
          to={`${paths.myListings()}?status=draft`}
        >{t`All drafts`}</ButtonLink>
        <Button size="lg" onClick={onBegin}>{t`Another file`}</Button>
      </div>
    </SellSection>
  );
}
