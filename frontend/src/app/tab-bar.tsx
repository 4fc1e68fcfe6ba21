import { useLingui } from '@lingui/react/macro';
import { House, LayoutGrid, MessageCircle, Plus, User } from 'lucide-react';
import { Suspense } from 'react';
import { useSessionStatus } from '@/shared/api/session';
import { cn } from '@/shared/lib/cn';
import { paths } from '@/shared/lib/paths';
import { NavLink } from '@/shared/router/router';
import { ChatCount } from './members/lazy-member';

/** The five main places at the bottom of phones. */
export function TabBar() {
  const { t } = useLingui();
  const isSignedIn = useSessionStatus() === 'signed-in';
  const tabs = [
    [paths.home(), t`Home`, House],
    [paths.catalog(), t`Catalog`, LayoutGrid],
    [paths.sell(), t`Sell`, Plus],
    [paths.chats(), t`Chats`, MessageCircle],
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
                <span className="relative">
                  <Icon className="size-5" aria-hidden="true" />
                  {Icon === MessageCircle && isSignedIn && (
                    <Suspense>
                      <ChatCount />
                    </Suspense>
                  )}
                </span>
              )}
              <span className="max-w-full truncate tracking-tight">{label}</span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
