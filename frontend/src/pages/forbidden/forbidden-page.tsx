import { Trans, useLingui } from '@lingui/react/macro';
import { paths } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { ButtonLink } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';

/** 403: signed in, but without the right. */
export function ForbiddenPage() {
  const { t } = useLingui();
  useDocumentTitle(t`No access`);
  return (
    <EmptyState
      as="h1"
      drawing="lock"
      title={t`No access`}
      className="min-h-[65dvh] justify-center"
      action={<ButtonLink to={paths.home()} variant="primary" size="lg">{t`Home page`}</ButtonLink>}
    >
      <Trans>This page belongs to somebody else, or needs rights that your account does not have.</Trans>
    </EmptyState>
  );
}
