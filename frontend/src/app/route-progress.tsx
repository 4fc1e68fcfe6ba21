import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useIsPageLoading } from './lazy-page';

const PATIENCE_MS = 120;

/** The thin line on top while the next page comes; quick pages do not show it. */
export function RouteProgress() {
  const { t } = useLingui();
  const isMoving = useIsPageLoading();
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (!isMoving) return setShown(false);
    const timer = setTimeout(() => setShown(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isMoving]);
  if (!isShown) return null;
  return (
    <div
      role="progressbar"
      aria-label={t`Loading`}
      className="fixed inset-x-0 top-0 z-60 h-0.5 overflow-hidden"
    >
      <div className="h-full origin-left animate-route-progress bg-accent-strong" />
    </div>
  );
}
