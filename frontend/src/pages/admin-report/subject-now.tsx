import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useDeskUser } from '@/features/backoffice/users-desk-api';
import { useLookWords } from '@/features/moderation/desk-listing-words';
import { useLook } from '@/features/moderation/desk-listings-api';
import type { Schema } from '@/shared/api/types';
import { FieldDiff } from '@/shared/desk/diff/field-diff';
import { useLocale } from '@/shared/i18n/locale';
import { adminPaths } from '@/shared/lib/admin-paths';
import { formatSom } from '@/shared/lib/money';
import { Link } from '@/shared/router/router';
import { Badge } from '@/shared/ui/badge';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';

type Report = Schema<'ReportOut'>;

interface Change {
  label: string;
  kind: 'text' | 'value';
  before: string;
  after: string;
}

/** What was reported as it is now: what changed since, or that nothing did. Of a message nothing: chats stay closed. */
export function SubjectNow({ report }: { report: Report }) {
  const { t } = useLingui();
  const { kind, link } = report.subject;
  if (kind === 'listing') return <ListingNow report={report} />;
  if (kind === 'user') return <PersonNow report={report} />;
  if (kind === 'message' || !link) return null;
  return (
    <Part title={t`As it is now`}>
      <Link to={link} className="touch-target rounded-sm text-accent hover:underline">
        {t`Look at it in the shop`}
      </Link>
    </Part>
  );
}

function ListingNow({ report }: { report: Report }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { statusName } = useLookWords();
  const { subject, excerpt } = report;
  const { data: listing, error, refetch } = useLook(subject.id);
  return (
    <Part title={t`As it is now`}>
      {listing ? (
        <>
          <p className="mb-3 flex flex-wrap items-center gap-2">
            <Badge>{statusName(listing.status)}</Badge>
            {listing.is_hidden && <Badge tone="danger">{t`Hidden`}</Badge>}
            <Link
              to={adminPaths.listing(subject.id)}
              className="touch-target rounded-sm text-accent hover:underline"
            >
              {t`The whole listing`}
            </Link>
          </p>
          <Changes
            changes={[
              { label: t`Title`, kind: 'text', before: words(excerpt['title']), after: listing.title },
              {
                label: t`Price`,
                kind: 'value',
                before: typeof excerpt['price'] === 'number' ? formatSom(excerpt['price'], locale) : '',
                after: formatSom(listing.price, locale),
              },
              {
                label: t`Description`,
                kind: 'text',
                before: words(excerpt['text']),
                after: listing.description,
              },
            ]}
          />
        </>
      ) : (
        <Waiting error={error} onRetry={() => void refetch()} className="h-13.5" />
      )}
    </Part>
  );
}

function PersonNow({ report }: { report: Report }) {
  const { t } = useLingui();
  const { accused, excerpt } = report;
  const { data: user, error, refetch } = useDeskUser(accused.id);
  return (
    <Part title={t`As it is now`}>
      {user ? (
        <Changes
          changes={[
            { label: t`Username`, kind: 'value', before: words(excerpt['title']), after: user.username },
            { label: t`Name`, kind: 'value', before: words(excerpt['name']), after: user.display_name },
            { label: t`About`, kind: 'text', before: words(excerpt['text']), after: user.about },
          ]}
        />
      ) : (
        <Waiting error={error} onRetry={() => void refetch()} className="h-5" />
      )}
    </Part>
  );
}

const words = (value: unknown) => (typeof value === 'string' ? value : '');

function Changes({ changes }: { changes: readonly Change[] }) {
  const { t } = useLingui();
  const changed = changes.filter(({ before, after }) => before !== after);
  if (changed.length === 0) return <p className="text-muted">{t`It says the same as then.`}</p>;
  return (
    <div className="grid gap-3">
      {changed.map((change) => (
        <FieldDiff key={change.label} {...change} />
      ))}
    </div>
  );
}

interface WaitingProps {
  error: unknown;
  onRetry: () => void;
  /** As high as what is there when nothing has changed. */
  className: string;
}

function Waiting({ error, onRetry, className }: WaitingProps) {
  return error ? <ProblemState error={error} onRetry={onRetry} /> : <Skeleton className={className} />;
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="surface p-4">
      <h2 className="mb-2 font-semibold">{title}</h2>
      {children}
    </section>
  );
}
