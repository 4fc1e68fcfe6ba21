import { useLingui } from '@lingui/react/macro';
import { useLook } from '@/features/moderation/desk-listings-api';
import { DeskPage, RowsSkeleton } from '@/shared/desk/desk-page';
import { useParams } from '@/shared/router/router';
import { ProblemState } from '@/shared/ui/problem-state';
import { ListingDesk } from './listing-desk';

/** One listing on the moderator's desk. */
export function AdminListingPage() {
  const { t } = useLingui();
  const { id = '' } = useParams();
  const { data: listing, error, refetch } = useLook(id);
  if (listing) return <ListingDesk key={id} listing={listing} />;
  return (
    <DeskPage title={t`Listing`}>
      {error ? <ProblemState error={error} onRetry={() => void refetch()} /> : <RowsSkeleton />}
    </DeskPage>
  );
}
