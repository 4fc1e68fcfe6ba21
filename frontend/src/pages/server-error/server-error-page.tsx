import { Trans, useLingui } from '@lingui/react/macro';
import { isProblem } from '@/shared/api/problem';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';

/** 500, and whatever broke in the interface itself. Needs neither router nor data, as it is the last net. */
export function ServerErrorPage({ error }: { error?: unknown }) {
  const { t } = useLingui();
  useDocumentTitle(t`Server error`);
  const requestId = isProblem(error) ? error.requestId : undefined;
  return (
    <EmptyState
      as="h1"
      drawing="broken"
      title={t`Server error`}
      className="min-h-[65dvh] justify-center"
      action={
        <>
          <Button
            variant="primary"
            size="lg"
            onClick={() => location.reload()}
          >{t`Load the page again`}</Button>
          <Button size="lg" onClick={() => location.assign('/')}>{t`Home page`}</Button>
        </>
      }
    >
      <p>
        <Trans>
          Nothing is lost: money and orders are kept by the shop, not by this page. Try again in a minute.
        </Trans>
      </p>
      <p className="mt-2">
        <a className="text-accent underline" href={`/support?error=${requestId ?? ''}`}>{t`Write to us`}</a>
      </p>
      {requestId && <p className="mt-2 font-mono text-xs">{requestId}</p>}
    </EmptyState>
  );
}
