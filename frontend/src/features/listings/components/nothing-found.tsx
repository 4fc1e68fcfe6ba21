import { useLingui } from '@lingui/react/macro';
import { paths } from '@/shared/lib/paths';
import { Button, ButtonLink } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import type { ActiveFilter } from '../hooks/use-active-filters';
import type { FilterChange } from '../hooks/use-filters';

export interface NothingFoundProps {
  active: readonly ActiveFilter[];
  search: string | undefined;
  /** The server says that the filters do not belong together. */
  isRefused: boolean;
  onChange: (change: FilterChange) => void;
  onClear: () => void;
}

/** Why there are no cards, and what to do about it. */
export function NothingFound({ active, search, isRefused, onChange, onClear }: NothingFoundProps) {
  const { t } = useLingui();
  const last = active.at(-1);
  if (isRefused) {
    return (
      <EmptyState
        drawing="search"
        title={t`These filters do not fit together`}
        action={<Button variant="primary" onClick={onClear}>{t`Clear all filters`}</Button>}
      >
        {t`The link may be old: games get new filters with time.`}
      </EmptyState>
    );
  }
  if (!last) {
    return (
      <EmptyState
        drawing="box"
        title={t`Nothing is on sale here yet`}
        action={<ButtonLink to={paths.sell()} variant="primary">{t`Sell an account`}</ButtonLink>}
      >
        {t`Look in again later, or be the first to sell here.`}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      drawing="search"
      title={search ? t`Nothing found for “${search}”` : t`Nothing fits these filters`}
      action={
        <>
          {active.length > 1 && (
            <Button onClick={() => onChange(last.removal)}>{t`Without “${last.label}”`}</Button>
          )}
          <Button variant="primary" onClick={onClear}>{t`Clear all filters`}</Button>
        </>
      }
    >
      {t`Try other words or take a filter off.`}
    </EmptyState>
  );
}
