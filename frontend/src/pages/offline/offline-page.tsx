import { Trans, useLingui } from '@lingui/react/macro';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';

/** In place of a page that could not be fetched because there is no connection. */
export function OfflinePage() {
  const { t } = useLingui();
  useDocumentTitle(t`No connection`);
  return (
    <EmptyState
      as="h1"
      drawing="unplugged"
      title={t`No connection`}
      className="min-h-[65dvh] justify-center"
      action={<Button variant="primary" size="lg" onClick={() => location.reload()}>{t`Try again`}</Button>}
    >
      <Trans>
        Check the internet. Your money and your orders are safe: they are kept by the shop, not by this page.
      </Trans>
    </EmptyState>
  );
}
