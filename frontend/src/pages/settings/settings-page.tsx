import { useLingui } from '@lingui/react/macro';
import { Suspense } from 'react';
import { UnverifiedBanner } from '@/features/users/components/unverified-banner';
import { accountPaths } from '@/shared/lib/account-paths';
import { Outlet, useLocation } from '@/shared/router/router';
import { SectionNav } from '@/shared/ui/section-nav';
import { Skeleton } from '@/shared/ui/skeleton';

/** What all pages of the settings stand in. */
export function SettingsPage() {
  const { t } = useLingui();
  const { pathname } = useLocation();
  return (
    <div className="page py-6 md:py-8">
      <h1 className="text-title">{t`Settings`}</h1>
      <div className="mt-3">
        <SectionNav
          label={t`Settings`}
          pages={[
            [accountPaths.settings('profile'), t`Profile`],
            [accountPaths.settings('security'), t`Security`],
            [accountPaths.settings('sessions'), t`Devices`],
            [accountPaths.settings('notifications'), t`Notifications`],
            [accountPaths.settings('close'), t`Close account`],
          ]}
        />
      </div>
      <div className="mt-6 grid grid-cols-1 gap-6">
        <UnverifiedBanner />
        <Suspense key={pathname} fallback={<Skeleton className="h-96 rounded-xl" />}>
          <Outlet />
        </Suspense>
      </div>
    </div>
  );
}
