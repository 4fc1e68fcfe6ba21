import { useLingui } from '@lingui/react/macro';
import { EmptyState } from '@/shared/ui/empty-state';

/** Says of a page whose work the API does already that it has nothing to show yet. */
export function NotBuilt() {
  const { t } = useLingui();
  return (
    <EmptyState drawing="box" title={t`This page is not built yet`}>
      {t`Nothing is being loaded. The other pages of the desk work.`}
    </EmptyState>
  );
}
