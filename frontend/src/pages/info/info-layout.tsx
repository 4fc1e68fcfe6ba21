import { Trans, useLingui } from '@lingui/react/macro';
import { Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from '@/shared/router/router';
import { Button } from '@/shared/ui/button';
import { Skeleton } from '@/shared/ui/skeleton';
import { Time } from '@/shared/ui/time';
import { Words } from './blocks';
import { InfoNav } from './info-nav';

export interface Anchor {
  id: string;
  title: string;
}

/** What the pages of information have in common: where one is, what it is about, the contents beside it, a way to print. */
export function InfoLayout({
  title,
  lead,
  changedAt,
  anchors,
  children,
}: {
  title: string;
  lead: string;
  changedAt?: string;
  anchors: readonly Anchor[];
  children: ReactNode;
}) {
  const { t } = useLingui();
  return (
    <div className="page max-w-5xl! py-6 md:py-8">
      <InfoNav />
      <article
        data-printed
        className="mt-8 grid gap-x-12 lg:grid-cols-[minmax(0,42rem)_15rem] lg:grid-rows-[auto_1fr] lg:justify-between"
      >
        <header className="min-w-0">
          <h1 className="text-balance text-title">{title}</h1>
          <p className="mt-3 text-pretty text-muted md:text-base md:leading-6">
            <Words text={lead} />
          </p>
          {changedAt && (
            <p className="mt-3 text-[13px] text-muted">
              <Trans>
                Last changed: <Time iso={changedAt} as="date" />
              </Trans>
            </p>
          )}
        </header>
        <aside className="max-lg:mt-8 lg:row-span-2 print:hidden">
          <nav aria-label={t`Contents`} className="lg:sticky lg:top-24">
            <p className="font-semibold text-[13px] text-muted">{t`Contents`}</p>
            <ul className="mt-2 border-line border-l">
              {anchors.map(({ id, title: name }) => (
                <li key={id}>
                  <Link
                    to={`#${id}`}
                    className="-ml-px flex min-h-9 items-center border-transparent border-l-2 py-1 pl-3 text-[13px] text-muted leading-5 hover:border-accent hover:text-fg max-md:min-h-11"
                  >
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
            <Button size="sm" className="mt-4 max-lg:hidden" onClick={() => print()}>
              <Printer className="size-4" aria-hidden="true" />
              {t`Print`}
            </Button>
          </nav>
        </aside>
        <div className="min-w-0">{children}</div>
      </article>
    </div>
  );
}

/** In place of a text that is on its way. */
export function InfoSkeleton() {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Loading`} className="page max-w-5xl! py-6 md:py-8">
      <Skeleton className="h-11" />
      <Skeleton className="mt-8 h-10 w-80 max-w-full" />
      <Skeleton className="mt-4 h-12 max-w-2xl" />
      {['a', 'b', 'c', 'd'].map((place) => (
        <Skeleton key={place} className="mt-8 h-32 max-w-2xl" />
      ))}
    </div>
  );
}
