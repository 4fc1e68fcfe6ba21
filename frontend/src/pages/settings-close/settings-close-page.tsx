import { useLingui } from '@lingui/react/macro';
import { CloseAccount } from '@/features/users/components/close-account';
import { useDocumentTitle } from '@/shared/lib/use-document-title';

/** Leave the shop for good. */
export function SettingsClosePage() {
  const { t } = useLingui();
  useDocumentTitle(t`Close account`);
  return (
    <div className="max-w-3xl">
      <CloseAccount />
    </div>
  );
}
