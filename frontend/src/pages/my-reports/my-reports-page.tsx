import { useLingui } from '@lingui/react/macro';
import { MyReports } from '@/features/moderation/components/my-reports';
import { useDocumentTitle } from '@/shared/lib/use-document-title';

/** What one has reported, and what came of it. */
export function MyReportsPage() {
  const { t } = useLingui();
  useDocumentTitle(t`My reports`);
  return (
    <div className="page py-6 md:py-8">
      <h1 className="text-title">{t`My reports`}</h1>
      <p className="mt-1 max-w-prose text-pretty text-muted">
        {t`What somebody else got for it stays between them and us. Here is whether we acted.`}
      </p>
      <div className="mt-6 max-w-3xl">
        <MyReports />
      </div>
    </div>
  );
}
