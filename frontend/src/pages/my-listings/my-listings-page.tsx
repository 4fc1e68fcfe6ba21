import { useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { useOwnListings } from '@/features/selling/api';
import { CabinetNav } from '@/features/selling/components/cabinet-nav';
import { DraftsNote } from '@/features/selling/components/drafts-note';
import { ListingTableSkeleton } from '@/features/selling/components/listing-table';
import { OwnListings } from '@/features/selling/components/own-listings';
import { useDrafts } from '@/features/selling/drafts-api';
import { useOwnFilters } from '@/features/selling/hooks/use-own-filters';
import { paths } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { ButtonLink } from '@/shared/ui/button';

export function MyListingsPage() {
  const { t } = useLingui();
  useDocumentTitle(t`My listings`);
  const { filters } = useOwnFilters();
  // Asked for beside the drafts, which stand above them.
  useOwnListings(filters);
  const { isPending } = useDrafts();
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
        {isPending ? (
          <ListingTableSkeleton />
        ) : (
          <>
            <DraftsNote />
            <OwnListings />
          </>
        )}
      </div>
    </div>
  );
}
