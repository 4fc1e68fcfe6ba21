import { Trans } from '@lingui/react/macro';
import { Suspense } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { DeskSkeleton } from '@/shared/desk/desk-page';
import { HotkeysHelp } from '@/shared/desk/hotkeys-help';
import { Palette } from '@/shared/desk/palette';
import { Outlet, useLocation } from '@/shared/router/router';
import { News } from '../members/lazy-member';
import { OfflineStrip } from '../offline-strip';
import { RouteError } from '../route-error';
import { RouteProgress } from '../route-progress';
import { ScrollMemory } from '../scroll-memory';
import { SlowNote } from '../slow-note';
import { useFocusOnNavigation } from '../use-focus-on-navigation';
import { useDeskCommands } from './desk-commands';
import { SideNav } from './side-nav';
import { TopBar } from './top-bar';

/** What the staff's pages stand in: sidebar, top bar, palette and keys. There is no footer and no bottom bar. */
export function AdminLayout() {
  const { pathname } = useLocation();
  const main = useFocusOnNavigation(pathname);
  useDeskCommands();
  return (
    <div className="flex min-h-dvh [--tab-bar-height:env(safe-area-inset-bottom)]">
      <a
        href="#main"
        className="fixed top-2 left-2 z-60 -translate-y-16 rounded-md bg-accent-strong px-4 py-2 font-semibold text-white focus:translate-y-0"
      >
        <Trans>Skip to the content</Trans>
      </a>
      <RouteProgress />
      <SideNav />
      <div className="min-w-0 flex-1">
        <TopBar />
        <OfflineStrip />
        <main id="main" ref={main} tabIndex={-1} className="outline-none">
          <ErrorBoundary FallbackComponent={RouteError} resetKeys={[pathname]}>
            <Suspense fallback={<DeskSkeleton />}>
              <Outlet />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <Palette />
      <HotkeysHelp />
      <ScrollMemory />
      <SlowNote />
      {/* It holds the place where one proves that it is oneself: without it no such step could be taken. */}
      <Suspense>
        <News />
      </Suspense>
    </div>
  );
}
