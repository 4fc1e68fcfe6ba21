import { Trans } from '@lingui/react/macro';
import { Suspense } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { useSessionStatus } from '@/shared/api/session';
import { paths } from '@/shared/lib/paths';
import { Outlet, useLocation } from '@/shared/router/router';
import { useInTurn } from '@/shared/ui/in-turn';
import { Footer } from '../footer';
import { Header } from '../header/header';
import { Later, News } from '../members/lazy-member';
import { OfflineStrip } from '../offline-strip';
import { PageSkeleton } from '../page-skeleton';
import { RouteError } from '../route-error';
import { RouteProgress } from '../route-progress';
import { ScrollMemory } from '../scroll-memory';
import { TabBar } from '../tab-bar';
import { useFocusOnNavigation } from '../use-focus-on-navigation';

/** What every page stands in: header, content, footer, and the bottom bar on phones. */
export function Shell() {
  const { pathname } = useLocation();
  const isSignedIn = useSessionStatus() === 'signed-in';
  const main = useFocusOnNavigation(pathname);
  const hasFooter = useInTurn(1, 0) === 1;
  return (
    <>
      <a
        href="#main"
        className="fixed top-2 left-2 z-60 -translate-y-16 rounded-md bg-accent-strong px-4 py-2 font-semibold text-white focus:translate-y-0"
      >
        <Trans>Skip to the content</Trans>
      </a>
      <RouteProgress />
      <Header />
      <OfflineStrip />
      <main id="main" ref={main} tabIndex={-1} className="min-h-[calc(100dvh-4rem)] outline-none">
        <ErrorBoundary FallbackComponent={RouteError} resetKeys={[pathname]}>
          <Suspense fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </main>
      {/* Conversations fill the window. */}
      {hasFooter && !pathname.startsWith(paths.chats()) && <Footer />}
      <TabBar />
      <ScrollMemory />
      <Suspense>
        <Later />
      </Suspense>
      {isSignedIn && (
        <Suspense>
          <News />
        </Suspense>
      )}
    </>
  );
}
