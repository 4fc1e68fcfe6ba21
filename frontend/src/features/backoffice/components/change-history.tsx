import { useLingui } from '@lingui/react/macro';
import { History } from 'lucide-react';
import { useState } from 'react';
import { allItems } from '@/shared/api/list-page';
import { Button } from '@/shared/ui/button';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';
import { Time } from '@/shared/ui/time';
import { type AuditTarget, useAudit } from '../audit-desk-api';
import { ActDetails } from './act-details';

export interface ChangeHistoryProps {
  /** What kind of thing it is. */
  target: AuditTarget;
  /** Which one of them. */
  id: string;
}

/** Who changed a thing before, what and why, from the audit log; fetched once somebody asks. */
export function ChangeHistory({ target, id }: ChangeHistoryProps) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  return (
    <section aria-label={t`Earlier changes`} className="grid gap-3">
      <Button
        size="sm"
        className="justify-self-start"
        aria-expanded={isOpen}
        icon={<History className="size-4" aria-hidden="true" />}
        onClick={() => setOpen(!isOpen)}
      >
        {t`Earlier changes`}
      </Button>
      {isOpen && <Changes target={target} id={id} />}
    </section>
  );
}

function Changes({ target, id }: ChangeHistoryProps) {
  const { t } = useLingui();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useAudit({
    target,
    target_id: id,
  });
  if (!data) {
    return error ? (
      <ProblemState error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton className="h-16" />
    );
  }
  const acts = allItems(data);
  if (acts.length === 0) return <p className="text-muted">{t`Nobody has changed it yet.`}</p>;
  return (
    <>
      <ol className="grid gap-3">
        {acts.map((act) => (
          <li key={act.id} className="rounded-md border border-line-muted px-3 py-2">
            <p className="flex flex-wrap items-center gap-x-2">
              <span className="font-medium">{act.actor?.username ?? (act.actor_name || 'WibeStore')}</span>
              <Time iso={act.at} as="moment" className="text-muted text-xs" />
            </p>
            <ActDetails details={act.details} />
          </li>
        ))}
      </ol>
      {hasNextPage && (
        <Button
          size="sm"
          className="justify-self-start"
          isLoading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t`Show more`}
        </Button>
      )}
    </>
  );
}
