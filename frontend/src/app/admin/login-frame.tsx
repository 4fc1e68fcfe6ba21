import { Suspense } from 'react';
import { Outlet } from '@/shared/router/router';
import { LanguageMenu } from '../header/language-menu';
import { ThemeMenu } from '../header/theme-menu';
import { OfflineStrip } from '../offline-strip';
import { PageSkeleton } from '../page-skeleton';
import { RouteProgress } from '../route-progress';

/** What the staff's sign-in stands in: no way into the shop's pages but language and theme. */
export function LoginFrame() {
  return (
    <div className="flex min-h-dvh flex-col bg-inset">
      <RouteProgress />
      <OfflineStrip />
      <div className="flex justify-end gap-1 p-4">
        <ThemeMenu />
        <LanguageMenu />
      </div>
      <main className="grid flex-1 place-items-center px-4 pb-16">
        <Suspense fallback={<PageSkeleton />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}
