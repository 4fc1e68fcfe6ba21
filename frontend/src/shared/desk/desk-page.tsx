import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { Skeleton } from '@/shared/ui/skeleton';

const PAGE = 'mx-auto w-full max-w-[120rem] px-4 py-5 md:px-6';

export interface DeskPageProps {
  /** The heading and the tab's name. */
  title: string;
  /** When the heading shows more than words: a badge beside it. */
  heading?: ReactNode;
  /** One line under the heading: a count, an age. */
  note?: ReactNode;
  /** At the right of the heading: buttons. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page of the desk: heading, one line about it, its actions, its content in the whole width. */
export function DeskPage({ title, heading, note, actions, children }: DeskPageProps) {
  useDocumentTitle(title);
  return (
    <div className={PAGE}>
      <header className="mb-4 flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="min-w-0">
          <h1 className="font-bold text-xl">{heading ?? title}</h1>
          {note && <p className="mt-0.5 text-muted">{note}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** Rows of a list that are on their way. */
export function RowsSkeleton() {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Loading`} className="surface overflow-hidden">
      <div className="border-line border-b bg-raised px-3 py-2.5">
        <Skeleton className="h-4 w-2/3" />
      </div>
      {ROWS.map((key) => (
        <div
          key={key}
          className="flex h-10 items-center gap-6 border-line-muted border-b px-3 last:border-b-0"
        >
          <Skeleton className="h-4 w-24" />
          <Skeleton className="h-4 flex-1" />
          <Skeleton className="h-4 w-20 max-sm:hidden" />
          <Skeleton className="h-4 w-28 max-md:hidden" />
        </div>
      ))}
    </div>
  );
}

/** While a page's code comes for the first time. */
export function DeskSkeleton() {
  return (
    <div className={PAGE}>
      <Skeleton className="mb-5 h-7 w-56 max-w-full" />
      <RowsSkeleton />
    </div>
  );
}
