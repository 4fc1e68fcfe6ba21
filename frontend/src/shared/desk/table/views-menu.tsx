import { useLingui } from '@lingui/react/macro';
import { Bookmark, Check } from 'lucide-react';
import { useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { cn } from '@/shared/lib/cn';
import { Button } from '@/shared/ui/button';
import { FormProblem } from '@/shared/ui/form-problem';
import { Skeleton } from '@/shared/ui/skeleton';
import { Popover } from '../popover';
import type { Filters } from '../table-spec';
import { type SavedView, useSavedViews } from '../use-saved-views';
import type { TableState } from '../use-table-state';
import { OwnView } from './own-view';
import type { BuiltInView } from './table-types';
import { ViewForm } from './view-form';

export interface ViewsMenuProps<F extends Filters> {
  table: TableState<F>;
  builtIn: readonly BuiltInView[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

/** Ready and own views of a table: choose one, keep what is shown as a new one, rename and delete one's own. */
export function ViewsMenu<F extends Filters>({ table, builtIn, isOpen, onOpenChange }: ViewsMenuProps<F>) {
  const { t } = useLingui();
  const { spec, search } = table;
  const [begun, setBegun] = useState<{ label: string } | null>(null);
  const [renamed, setRenamed] = useState<string | null>(null);
  const ready = builtIn.find((view) => view.search === search);
  // They are asked for once they are looked at, or may name what is shown.
  const saved = useSavedViews(spec, isOpen || (search !== '' && !ready));
  const own = ready ? undefined : saved.views.find((view) => view.search === search);
  const active = ready?.label ?? own?.name;
  // Begun from a view and changed since.
  const changed = !active && begun && search !== '' ? begun.label : null;
  const apply = (label: string, wanted: string) => {
    setBegun({ label });
    table.apply(wanted);
    onOpenChange(false);
  };
  return (
    <Popover
      label={t`Saved views`}
      align="end"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      trigger={
        <Button icon={<Bookmark className="size-4" aria-hidden="true" />}>
          <span className="max-w-40 truncate">
            {active ?? (changed ? t`${changed}, changed` : t`Saved views`)}
          </span>
        </Button>
      }
    >
      <ul className="grid gap-0.5">
        {builtIn.map((view) => (
          <li key={view.key}>
            <ViewButton
              label={view.label}
              isActive={view === ready}
              onApply={() => apply(view.label, view.search)}
            />
          </li>
        ))}
        {saved.views.map((view: SavedView) => (
          <OwnView
            key={view.id}
            page={spec.key}
            view={view}
            views={saved.views}
            isRenamed={renamed === view.id}
            onRename={(isOn) => setRenamed(isOn ? view.id : null)}
          >
            <ViewButton
              label={view.name}
              isActive={view === own}
              onApply={() => apply(view.name, view.search)}
            />
          </OwnView>
        ))}
      </ul>
      {saved.error ? (
        <FormProblem message={problemWords(toProblem(saved.error))} />
      ) : (
        saved.isPending && isOpen && <Skeleton className="mt-1 h-7 w-full" />
      )}
      <ViewForm
        page={spec.key}
        search={search}
        views={saved.views}
        hasViews={builtIn.length + saved.views.length > 0}
        onSaved={() => onOpenChange(false)}
      />
    </Popover>
  );
}

function ViewButton({ label, isActive, onApply }: { label: string; isActive: boolean; onApply: () => void }) {
  return (
    <button
      type="button"
      aria-current={isActive ? true : undefined}
      onClick={onApply}
      className="flex min-h-8 w-full min-w-0 flex-1 items-center gap-2 rounded-md px-2 text-left hover:bg-neutral pointer-coarse:min-h-11"
    >
      <Check className={cn('size-4 shrink-0', !isActive && 'invisible')} aria-hidden="true" />
      <span className="truncate">{label}</span>
    </button>
  );
}
