import { useEffect, useRef } from 'react';
import { cn } from '@/shared/lib/cn';
import { NavLink, useLocation } from '@/shared/router/router';

export interface SectionNavProps {
  label: string;
  /** Address and name of each page; one that others lie below is open only at its own address. */
  pages: readonly (readonly [to: string, label: string])[];
}

/** The pages of one part of the shop, side by side, one of them open. */
export function SectionNav({ label, pages }: SectionNavProps) {
  const { pathname } = useLocation();
  const nav = useRef<HTMLElement>(null);
  // On phones the open one may stand outside the edge.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address says which one is open.
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [pathname]);
  return (
    <nav
      ref={nav}
      aria-label={label}
      className="flex gap-2 overflow-x-auto border-line-muted border-b [scrollbar-width:none]"
    >
      {pages.map(([to, name]) => (
        <NavLink
          key={to}
          to={to}
          end={pages.some(([other]) => other.startsWith(`${to}/`))}
          className={({ isActive }) =>
            cn(
              '-mb-px inline-flex h-11 shrink-0 items-center border-b-2 px-2 transition-colors focus-visible:-outline-offset-2',
              isActive
                ? 'border-tab-line font-semibold text-fg'
                : 'border-transparent text-muted hover:border-line hover:text-fg',
            )
          }
        >
          {name}
        </NavLink>
      ))}
    </nav>
  );
}
