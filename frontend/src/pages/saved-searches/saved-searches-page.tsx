import { useLingui } from '@lingui/react/macro';
import { useSavedSearches } from '@/features/watching/api';
import { SavedSearchRow, SavedSearchRowSkeleton } from '@/features/watching/components/saved-search-row';
import { allItems } from '@/shared/api/list-page';
import { accountPaths } from '@/shared/lib/account-paths';
import { paths } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { useSearchParams } from '@/shared/router/router';
import { ButtonLink } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { LoadMore } from '@/shared/ui/load-more';
import { ProblemState } from '@/shared/ui/problem-state';
import { SearchChips } from './search-chips';

const SKELETONS = ['a', 'b', 'c'];

/** Searches of the catalog that one keeps, each with how many accounts are new. */
export function SavedSearchesPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Saved searches`);
  return (
    <div className="page py-6 md:py-8">
      <h1 className="text-title">{t`Saved searches`}</h1>
      <p className="mt-1 text-muted">{t`We look for new accounts while you are away.`}</p>
      <div className="mt-6 max-w-3xl">
        <Searches />
      </div>
    </div>
  );
}

function Searches() {
  const { t } = useLingui();
  const [params] = useSearchParams();
  const query = useSavedSearches();
  const searches = allItems(query.data);

  if (query.isError && searches.length === 0) {
    return <ProblemState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!query.isPending && searches.length === 0) {
    return (
      <EmptyState
        drawing="search"
        title={t`No saved searches yet`}
        action={
          <ButtonLink to={paths.catalog()} variant="primary">
            {t`Open the catalog`}
          </ButtonLink>
        }
      >
        {t`Choose filters in the catalog and press “Save this search”: we tell you when a fitting account comes.`}
      </EmptyState>
    );
  }
  return (
    <>
      <ul aria-label={t`Saved searches`} aria-busy={query.isPending} className="grid gap-4">
        {query.isPending
          ? SKELETONS.map((key) => <SavedSearchRowSkeleton key={key} />)
          : searches.map((search) => (
              <SavedSearchRow
                key={search.id}
                search={search}
                to={accountPaths.catalogOf(search.query)}
                chips={<SearchChips query={search.query} />}
                isPointedAt={params.get('open') === search.id}
              />
            ))}
      </ul>
      <LoadMore
        hasMore={query.hasNextPage}
        isLoading={query.isFetchingNextPage}
        isFailed={query.isFetchNextPageError}
        onLoad={() => void query.fetchNextPage()}
      />
    </>
  );
}
