import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';
import { cn } from '@/shared/lib/cn';
import { paths } from '@/shared/lib/paths';

/** The staff's pages, one of them open. */
export function StaffNav() {
  const { t } = useLingui();
  const { pathname } = useLocation();
  const nav = useRef<HTMLElement>(null);
  // On phones the open one may stand outside the edge.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address says which one is open.
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [pathname]);
  const places = [
    [paths.adminDisputes(), t`Disputes`],
    [paths.adminWithdrawals(), t`Withdrawals`],
    [paths.adminReconciliation(), t`Differences`],
    [paths.adminProviderCalls(), t`Providers' calls`],
  ] as const;
  return (
    <nav
      ref={nav}
      aria-label={t`Staff`}
      className="flex gap-2 overflow-x-auto border-line-muted border-b [scrollbar-width:none]"
    >
      {places.map(([to, label]) => (
        <NavLink
          key={to}
          to={to}
          className={({ isActive }) =>
            cn(
              '-mb-px inline-flex h-11 shrink-0 items-center border-b-2 px-2 transition-colors focus-visible:-outline-offset-2',
              isActive
                ? 'border-tab-line font-semibold text-fg'
                : 'border-transparent text-muted hover:border-line hover:text-fg',
            )
          }
        >
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
