import { useLingui } from '@lingui/react/macro';
import { Menu as MenuIcon, Search } from 'lucide-react';
import { Suspense, useState } from 'react';
import { openPalette } from '@/shared/desk/palette-state';
import { adminPaths } from '@/shared/lib/admin-paths';
import { useLocation } from '@/shared/router/router';
import { Breadcrumbs } from '@/shared/ui/breadcrumbs';
import { Drawer } from '@/shared/ui/drawer';
import { IconButton } from '@/shared/ui/icon-button';
import { Skeleton } from '@/shared/ui/skeleton';
import { Bell } from '../members/lazy-member';
import { isAt, useNavGroups } from './nav-items';
import { PersonMenu } from './person-menu';
import { NavList } from './side-nav';

/** 56 px on top of the desk: where one is, the palette, the bell, the person. */
export function TopBar() {
  const { t } = useLingui();
  return (
    <header className="sticky top-0 z-40 flex h-14 items-center gap-2 border-line-muted border-b bg-canvas/80 px-4 backdrop-blur-xl backdrop-saturate-150 md:gap-3 md:px-6">
      <PhoneNav />
      {/* On a phone the page alone: the way up is in the menu beside it. */}
      <div className="min-w-0 flex-1 max-sm:[&_li:not(:last-child)]:hidden">
        <WhereAmI />
      </div>
      <button
        type="button"
        onClick={openPalette}
        className="flex h-8 w-64 items-center gap-2 rounded-md border border-control-line bg-control px-3 text-muted transition-colors hover:bg-control-hover max-lg:hidden"
      >
        <Search className="size-4" aria-hidden="true" />
        <span className="flex-1 truncate text-left">{t`Search or go to…`}</span>
        <kbd className="rounded border border-line px-1.5 font-sans text-[11px] leading-4.5">Ctrl K</kbd>
      </button>
      <IconButton
        label={t`Search or go to…`}
        icon={<Search className="size-4.5" aria-hidden="true" />}
        onClick={openPalette}
        className="lg:hidden"
      />
      <Suspense fallback={<Skeleton className="size-8" />}>
        <Bell />
      </Suspense>
      <PersonMenu />
    </header>
  );
}

/** The way down to the open page; its own name is its heading. */
function WhereAmI() {
  const { t } = useLingui();
  const { pathname } = useLocation();
  const page = useNavGroups()
    .flatMap(({ items }) => items)
    .find((item) => isAt(pathname, item));
  const home = { label: t`Admin panel`, to: adminPaths.dashboard() };
  if (!page || page.to === home.to) return <Breadcrumbs crumbs={[{ label: home.label }]} />;
  const isBelow = pathname !== page.to;
  return <Breadcrumbs crumbs={[home, { label: page.label, ...(isBelow && { to: page.to }) }]} />;
}

function PhoneNav() {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton
        label={t`Pages`}
        icon={<MenuIcon className="size-5" aria-hidden="true" />}
        onClick={() => setOpen(true)}
        className="md:hidden"
      />
      <Drawer isOpen={isOpen} onClose={() => setOpen(false)} title={t`Admin panel`}>
        <nav aria-label={t`Admin panel`}>
          <NavList onOpen={() => setOpen(false)} />
        </nav>
      </Drawer>
    </>
  );
}
