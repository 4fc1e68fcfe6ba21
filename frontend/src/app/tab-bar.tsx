import { useLingui } from '@lingui/react/macro';
import { House, LayoutGrid, Plus, ShoppingBag, User } from 'lucide-react';
import { NavLink } from 'react-router';
import { cn } from '@/shared/lib/cn';
import { paths } from '@/shared/lib/paths';

/** The five main places at the bottom of phones. */
export function TabBar() {
  const { t } = useLingui();
  const tabs = [
    [paths.home(), t`Home`, House],
    [paths.catalog(), t`Catalog`, LayoutGrid],
    [paths.sell(), t`Sell`, Plus],
    [paths.purchases(), t`Purchases`, ShoppingBag],
    [paths.profile(), t`Profile`, User],
  ] as const;
  return (
    <nav
      aria-label={t`Bottom bar`}
      className="fixed inset-x-0 bottom-0 z-40 border-line-muted border-t bg-canvas/90 pb-[env(safe-area-inset-bottom)] backdrop-blur-xl md:hidden"
    >
      <ul className="grid h-14 grid-cols-5">
        {tabs.map(([to, label, Icon]) => (
          <li key={to} className="min-w-0">
            <NavLink
              to={to}
              end={to === paths.home()}
              className={({ isActive }) =>
                cn(
                  'flex h-full flex-col items-center justify-center gap-0.5 text-[11px] focus-visible:-outline-offset-2',
                  isActive ? 'font-semibold text-fg' : 'text-muted',
                )
              }
            >
              {Icon === Plus ? (
                <span className="grid h-6 w-9 place-items-center rounded-full bg-primary text-white">
                  <Icon className="size-4" strokeWidth={2.5} aria-hidden="true" />
                </span>
              ) : (
                <Icon className="size-5" aria-hidden="true" />
              )}
              <span className="max-w-full truncate px-0.5">{label}</span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
