import { useLingui } from '@lingui/react/macro';
import { Bookmark, Check, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { cn } from '@/shared/lib/cn';
import { Button } from '@/shared/ui/button';
import { IconButton } from '@/shared/ui/icon-button';
import { Input } from '@/shared/ui/input';
import { Popover } from '../popover';
import { VIEW_NAME_MAX, VIEWS_MAX, type Views } from '../use-views';
import type { BuiltInView } from './table-types';

export interface ViewsMenuProps {
  builtIn: readonly BuiltInView[];
  views: Views;
  /** What the table shows now, as `readTable` writes it. */
  search: string;
  onApply: (search: string) => void;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

/** Ready and own views of a table: choose one, keep what is shown as a new one. */
export function ViewsMenu({ builtIn, views, search, onApply, isOpen, onOpenChange }: ViewsMenuProps) {
  const { t } = useLingui();
  const [begun, setBegun] = useState<{ label: string; search: string } | null>(null);
  const own = views.views.map(({ name, search: kept }) => ({
    key: `own ${name}`,
    label: name,
    search: kept,
  }));
  const all = [...builtIn, ...own];
  const active = all.find((view) => view.search === search);
  // Begun from a view and changed since.
  const changed = !active && begun && search !== '' ? begun.label : null;
  const apply = (view: { label: string; search: string }) => {
    setBegun(view);
    onApply(view.search);
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
            {active?.label ?? (changed ? t`${changed}, changed` : t`Saved views`)}
          </span>
        </Button>
      }
    >
      <ul className="grid gap-0.5">
        {all.map((view) => (
          <li key={view.key} className="flex items-center gap-1">
            <button
              type="button"
              aria-current={view === active ? true : undefined}
              onClick={() => apply(view)}
              className="flex min-h-8 min-w-0 flex-1 items-center gap-2 rounded-md px-2 text-left hover:bg-neutral pointer-coarse:min-h-11"
            >
              <Check className={cn('size-4 shrink-0', view !== active && 'invisible')} aria-hidden="true" />
              <span className="truncate">{view.label}</span>
            </button>
            {view.key.startsWith('own ') && (
              <IconButton
                label={t`Delete the view ${view.label}`}
                icon={<Trash2 className="size-4" aria-hidden="true" />}
                onClick={() => views.remove(view.label)}
              />
            )}
          </li>
        ))}
      </ul>
      <SaveForm views={views} search={search} hasViews={all.length > 0} onSaved={() => onOpenChange(false)} />
    </Popover>
  );
}

function SaveForm({
  views,
  search,
  hasViews,
  onSaved,
}: {
  views: Views;
  search: string;
  hasViews: boolean;
  onSaved: () => void;
}) {
  const { t } = useLingui();
  const [name, setName] = useState('');
  const isFull = views.views.length >= VIEWS_MAX && !views.views.some((view) => view.name === name.trim());
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim() || isFull) return;
    views.save(name.trim(), search);
    setName('');
    onSaved();
  };
  return (
    <form onSubmit={save} className={cn('grid gap-2', hasViews && 'mt-3 border-line-muted border-t pt-3')}>
      <Input
        size="md"
        aria-label={t`Name of the view`}
        placeholder={t`Name of the view`}
        maxLength={VIEW_NAME_MAX}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Button
        type="submit"
        isWide
        disabledReason={
          isFull
            ? t`No more than ${VIEWS_MAX} views. Delete one first.`
            : name.trim()
              ? undefined
              : t`Give it a name first.`
        }
      >
        {t`Keep these filters`}
      </Button>
      <p className="text-muted text-xs">{t`To share them, copy the page's address.`}</p>
    </form>
  );
}
