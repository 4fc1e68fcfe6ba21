import { useLingui } from '@lingui/react/macro';
import { Suspense } from 'react';
import { ReportButton } from '@/features/moderation/components/report-button';
import { useMe, useUser } from '@/features/users/api';
import { SellerFactsList } from '@/features/users/components/seller-facts-list';
import { useSessionStatus } from '@/shared/api/session';
import type { Schema } from '@/shared/api/types';
import { lazyPart } from '@/shared/i18n/lazy-part';
import { paths } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { useParams, useSearchParams } from '@/shared/router/router';
import { ButtonLink } from '@/shared/ui/button';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';
import { Tabs } from '@/shared/ui/tabs';
import { UserHead, UserHeadSkeleton } from './user-head';
import { UserListings } from './user-listings';

const UserReviews = lazyPart(async () => (await import('./user-reviews')).UserReviews, 'reviews');

/** A seller as everybody sees them. */
export function UserPage() {
  const { t } = useLingui();
  const { username = '' } = useParams();
  const query = useUser(username);
  useDocumentTitle(query.data?.display_name ?? username);
  if (query.isError && !query.data) {
    return (
      <ProblemState error={query.error} onRetry={() => void query.refetch()} as="h1" className="py-24!" />
    );
  }
  return (
    <div className="page py-6 md:py-8">
      {query.data ? (
        <UserView user={query.data} />
      ) : (
        <div role="status" aria-label={t`Loading`}>
          <UserHeadSkeleton />
        </div>
      )}
    </div>
  );
}

function UserView({ user }: { user: Schema<'PublicUserOut'> }) {
  const { t } = useLingui();
  const me = useMe();
  const status = useSessionStatus();
  const [params, setParams] = useSearchParams();
  const isOwn = me.data?.id === user.id;
  return (
    <>
      <UserHead
        user={user}
        action={
          isOwn ? (
            <ButtonLink to={paths.profile()} size="sm">{t`Edit profile`}</ButtonLink>
          ) : (
            // Until it is known who reads, it may be oneself.
            (status === 'signed-out' || !me.isPending) && (
              <ReportButton subject={{ kind: 'user', id: user.id }} name={user.display_name} look="words" />
            )
          )
        }
      />
      <SellerFactsList facts={user.facts} />
      <Tabs
        label={t`About the seller`}
        className="mt-6"
        value={params.get('tab') === 'reviews' ? 'reviews' : 'listings'}
        onChange={(tab) => setParams(tab === 'reviews' ? { tab } : {}, { replace: true })}
        tabs={[
          {
            key: 'listings',
            label: t`On sale`,
            count: user.active_listing_count,
            panel: <UserListings username={user.username} />,
          },
          {
            key: 'reviews',
            label: t`Reviews`,
            count: user.rating_count,
            panel: (
              <Suspense fallback={<Skeleton className="h-96 max-w-3xl rounded-xl" />}>
                <UserReviews user={user} />
              </Suspense>
            ),
          },
        ]}
      />
    </>
  );
}
