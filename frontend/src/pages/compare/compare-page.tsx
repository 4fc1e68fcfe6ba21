import { useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { COMPARED_MAX, comparedOf, readCompared, writeCompared } from '@/features/listings/compared';
import { paths } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { useSearchParams } from '@/shared/router/router';
import { Banner } from '@/shared/ui/banner';
import { ButtonLink } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { ProblemState } from '@/shared/ui/problem-state';
import { Switch } from '@/shared/ui/switch';
import { AddListing } from './add-listing';
import { CompareTable } from './compare-table';
import { useComparedListings } from './use-compared-listings';
import { useRows } from './use-rows';

const ONLY = 'only';

/** Up to four accounts side by side. The address says which; this browser keeps them as well. */
export function ComparePage() {
  const { t } = useLingui();
  useDocumentTitle(t`Comparison`);
  const [ids, show, isOnly, setOnly] = useShownIds();
  return (
    <div className="page py-6 md:py-8">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <h1 className="text-title">{t`Comparison`}</h1>
        {ids.length > 1 && (
          <Switch
            label={t`Only differences`}
            checked={isOnly}
            onChange={({ target }) => setOnly(target.checked)}
          />
        )}
      </div>
      <div className="mt-5">
        {ids.length === 0 ? (
          <Nothing onAdd={(id) => show([id])} />
        ) : (
          <Compared ids={ids} show={show} isOnly={isOnly} />
        )}
      </div>
    </div>
  );
}

/** The ids of the address; without any, those that this browser keeps. */
function useShownIds() {
  const [params, setParams] = useSearchParams();
  const ids = comparedOf(params.get('ids'));
  const isOnly = params.has(ONLY);
  const place = (next: readonly string[], only: boolean) =>
    setParams(
      { ...(next.length > 0 && { ids: next.join() }), ...(only && { [ONLY]: '1' }) },
      { replace: true },
    );
  const isEmpty = ids.length === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the page opens.
  useEffect(() => {
    const kept = readCompared();
    if (isEmpty && kept.length > 0) place(kept, isOnly);
    // A link that somebody sent fills an empty comparison and never takes one's own away.
    else if (!isEmpty && kept.length === 0) writeCompared(ids);
  }, []);
  const show = (next: readonly string[]) => {
    writeCompared(next);
    place(next, isOnly);
  };
  return [ids, show, isOnly, (only: boolean) => place(ids, only)] as const;
}

interface ComparedProps {
  ids: readonly string[];
  show: (ids: readonly string[]) => void;
  isOnly: boolean;
}

function Compared({ ids, show, isOnly }: ComparedProps) {
  const { t } = useLingui();
  const compared = useComparedListings(ids);
  const { columns, isMixed, isPending, error, retry } = compared;
  const all = useRows(compared);
  // While some are on their way nobody knows what differs.
  const rows = isOnly && !isPending ? all.filter(({ differs }) => differs) : all;
  if (error) return <ProblemState error={error} onRetry={retry} />;
  return (
    <div className="grid grid-cols-1 gap-4">
      {isMixed && (
        <Banner>{t`These accounts are of different games: some rows are said of one game alone.`}</Banner>
      )}
      <CompareTable
        columns={columns}
        rows={ids.length > 1 ? rows : all.map((row) => ({ ...row, differs: false }))}
        onRemove={(id) => show(ids.filter((known) => known !== id))}
        more={ids.length < COMPARED_MAX && <AddListing ids={ids} onAdd={(id) => show([...ids, id])} />}
      />
      <p className="text-[13px] text-muted">
        {ids.length < COMPARED_MAX
          ? t`Four accounts at most stand side by side.`
          : t`Four accounts are compared: take one out to add another.`}
      </p>
      {isOnly && !isPending && rows.length === 0 && (
        <p role="status" className="text-muted">{t`These accounts say the same in everything.`}</p>
      )}
    </div>
  );
}

function Nothing({ onAdd }: { onAdd: (id: string) => void }) {
  const { t } = useLingui();
  return (
    <EmptyState
      drawing="search"
      title={t`Nothing to compare yet`}
      action={
        <>
          <AddListing ids={[]} onAdd={onAdd} />
          <ButtonLink to={paths.catalog()} variant="primary">
            {t`Open the catalog`}
          </ButtonLink>
        </>
      }
    >
      {t`Press the two arrows on an account's picture, and it will stand here beside others.`}
    </EmptyState>
  );
}
