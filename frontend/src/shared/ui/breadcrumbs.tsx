import { useLingui } from '@lingui/react/macro';
import { ChevronRight } from 'lucide-react';
import { Fragment } from 'react';
import { Link } from '@/shared/router/router';

export interface Crumb {
  label: string;
  /** Missing on the last one: the page itself. */
  to?: string;
}

export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { t } = useLingui();
  return (
    <nav aria-label={t`Breadcrumbs`}>
      <ol className="flex items-center gap-1.5 overflow-hidden text-[13px] text-muted pointer-coarse:-my-3">
        {crumbs.map(({ label, to }, index) => (
          <Fragment key={label}>
            {index > 0 && (
              <li aria-hidden="true">
                <ChevronRight className="size-3.5" />
              </li>
            )}
            <li className={to ? 'shrink-0' : 'min-w-0 truncate'}>
              {to ? (
                <Link
                  to={to}
                  className="rounded-sm hover:text-fg hover:underline pointer-coarse:inline-block pointer-coarse:py-3"
                >
                  {label}
                </Link>
              ) : (
                <span aria-current="page" className="text-fg">
                  {label}
                </span>
              )}
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}
