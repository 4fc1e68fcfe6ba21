import { useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { useIsDrawnAhead, useSessionStatus } from '@/shared/api/session';
import { cn } from '@/shared/lib/cn';
import { paths } from '@/shared/lib/paths';
import { Link, NavLink } from '@/shared/router/router';
import { ButtonLink } from '@/shared/ui/button';
import { Logo } from '@/shared/ui/logo';
import { Skeleton } from '@/shared/ui/skeleton';
import { Bell } from '../members/lazy-member';
import { AccountArea } from './account-area';
import { LanguageMenu } from './language-menu';
import { SearchBox } from './search-box';
import { ThemeMenu } from './theme-menu';

// Guests have no wallet and need none of its code.
const WalletChip = lazy(async () => ({ default: (await import('./wallet-chip')).WalletChip }));

/** 64 px on top of every page. */
export function Header() {
  const { t } = useLingui();
  const links = [
    [paths.catalog(), t`Catalog`],
    [paths.games(), t`Games`],
    [paths.premium(), t`Premium`],
    [paths.howItWorks(), t`How it works`],
  ] as const;
  return (
    <header className="sticky top-0 z-40 border-line-muted border-b bg-canvas/80 backdrop-blur-xl backdrop-saturate-150">
      <div className="page flex h-16 items-center gap-2 lg:gap-4">
        <Link
          to={paths.home()}
          aria-label={t`WibeStore, home page`}
          className="touch-target shrink-0 rounded-lg"
        >
          <Logo />
        </Link>
        <nav aria-label={t`Main`} className="flex items-center max-md:hidden">
          {links.map(([to, label], index) => (
            <NavLink
              key={to}
              to={to}
              className={({ isActive }) =>
                cn(
                  'rounded-md px-3 py-1.5 font-medium transition-colors hover:bg-neutral hover:text-fg',
                  isActive ? 'text-fg' : 'text-muted',
                  // Where there is no room for all, the main ones stay; the footer has them all.
                  index === 1 && 'max-lg:hidden',
                  index > 1 && 'max-xl:hidden',
                )
              }
            >
              {label}
            </NavLink>
          ))}
        </nav>
        <SearchBox />
        <div className="flex items-center gap-1 lg:gap-1.5">
          <MembersOnly className="h-8 w-36 max-lg:hidden">
            <WalletChip />
          </MembersOnly>
          <ButtonLink
            to={paths.sell()}
            variant="primary"
            icon={<Plus className="size-4" aria-hidden="true" />}
            className="max-md:hidden"
          >
            {t`Sell`}
          </ButtonLink>
          <span className="flex items-center max-sm:hidden">
            <ThemeMenu />
            <LanguageMenu />
          </span>
          <MembersOnly className="size-8">
            <Bell />
          </MembersOnly>
          <AccountArea />
        </div>
      </div>
    </header>
  );
}

/** What guests have not; as long as nobody knows whether one is signed in, its place. */
function MembersOnly({ className, children }: { className: string; children: ReactNode }) {
  const status = useSessionStatus();
  const isDrawnAhead = useIsDrawnAhead();
  const place = <Skeleton className={className} />;
  if (isDrawnAhead)
    return (
      <span data-for="member" className="contents">
        {place}
      </span>
    );
  if (status === 'starting') return place;
  return status === 'signed-in' && <Suspense fallback={place}>{children}</Suspense>;
}
