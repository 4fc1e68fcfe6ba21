import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useEffect } from 'react';
import { loadTexts } from '@/shared/i18n/locale';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';

// Where it was never fetched, the page does without it.
const SeenListings = lazy(async () => {
  const parts = await Promise.all([import('./seen-listings'), loadTexts('members')]).catch(() => null);
  return { default: parts?.[0].SeenListings ?? (() => null) };
});

/** In place of a page that could not be fetched because there is no connection; it comes by itself once there is one. */
export function OfflinePage() {
  const { t } = useLingui();
  useDocumentTitle(t`No connection`);
  useEffect(() => {
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, []);
  return (
    <>
      <EmptyState
        as="h1"
        drawing="unplugged"
        title={t`No connection`}
        className="min-h-[45dvh] justify-center"
        action={<Button variant="primary" size="lg" onClick={again}>{t`Try again`}</Button>}
      >
        <Trans>
          Check the internet. Your money and your orders are safe: they are kept by the shop, not by this
          page.
        </Trans>
      </EmptyState>
      <Suspense>
        <SeenListings />
      </Suspense>
    </>
  );
}

/** The address of this page itself leads to nothing else. */
function again(): void {
  if (location.pathname === '/offline') location.assign('/');
  else location.reload();
}
