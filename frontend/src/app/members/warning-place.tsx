import { lazy, Suspense } from 'react';
import { useUnseenVerdict } from '@/features/moderation/hooks/use-unseen-verdict';
import { useMe } from '@/features/users/api';
import { useLocation } from '@/shared/router/router';

const WarningDialog = lazy(async () => ({
  default: (await import('@/features/moderation/components/warning-dialog')).WarningDialog,
}));

/** Where a decision about oneself is shown that was not read yet; its code comes with the first one. */
export function WarningPlace() {
  const { data: me } = useMe();
  const { pathname } = useLocation();
  const { verdict, markSeen } = useUnseenVerdict(me?.id);
  // Its own page shows all of it.
  if (!verdict || pathname.startsWith('/verdicts/')) return null;
  return (
    <Suspense>
      <WarningDialog key={verdict.id} verdict={verdict} onSeen={markSeen} />
    </Suspense>
  );
}
