import { Trans, useLingui } from '@lingui/react/macro';
import { paths } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { ButtonLink } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';

/** 404: nothing at this address, or nothing for this visitor. */
export function NotFoundPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Not found`);
  return (
    <EmptyState
      as="h1"
      drawing="search"
      title={t`Not found`}
      className="min-h-[65dvh] justify-center"
      action={
        <>
          <ButtonLink to={paths.catalog()} variant="primary" size="lg">{t`Open the catalog`}</ButtonLink>
          <ButtonLink to={paths.home()} size="lg">{t`Home page`}</ButtonLink>
        </>
      }
    >
      <Trans>It may have been moved or removed, or the address was typed with a mistake.</Trans>
    </EmptyState>
  );
}
