import { useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { CabinetNav } from '@/features/selling/components/cabinet-nav';
import { DraftsNote } from '@/features/selling/components/drafts-note';
import { OwnListings } from '@/features/selling/components/own-listings';
import { paths } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { ButtonLink } from '@/shared/ui/button';

export function MyListingsPage() {
  const { t } = useLingui();
  useDocumentTitle(t`My listings`);
  return (
    <div className="page py-6 md:py-8">
      <header className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-title">{t`My listings`}</h1>
        <ButtonLink
          variant="primary"
          size="lg"
          icon={<Plus className="size-4" aria-hidden="true" />}
          to={paths.sell()}
        >
          {t`List account`}
        </ButtonLink>
      </header>
      <CabinetNav />
      <div className="mt-6 grid grid-cols-1 gap-4">
        <DraftsNote />
        <OwnListings />
      </div>
    </div>
  );
}
