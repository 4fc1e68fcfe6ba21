import { useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { cn } from '@/shared/lib/cn';
import { Button } from '@/shared/ui/button';
import { FormProblem } from '@/shared/ui/form-problem';
import { Input } from '@/shared/ui/input';
import { actThen } from '../act-then';
import { type SavedView, useKeepView, VIEW_NAME_MAX, VIEWS_MAX } from '../use-saved-views';

export interface ViewFormProps {
  /** The table's name. */
  page: string;
  /** What the table shows now. */
  search: string;
  /** One's own of this table. */
  views: readonly SavedView[];
  hasViews: boolean;
  onSaved: () => void;
}

/** Keep what the table shows as a view; a name that is there already gets these filters. */
export function ViewForm({ page, search, views, hasViews, onSaved }: ViewFormProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const keep = useKeepView(page, views.length);
  const name = typed.trim();
  const instead = views.find((view) => view.name === name);
  const isFull = views.length >= VIEWS_MAX && !instead;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!name || isFull || keep.isPending) return;
    actThen(keep, { name, search, instead }, () => {
      setTyped('');
      onSaved();
    });
  };
  return (
    <form onSubmit={save} className={cn('grid gap-2', hasViews && 'mt-3 border-line-muted border-t pt-3')}>
      <Input
        size="md"
        aria-label={t`Name of the view`}
        placeholder={t`Name of the view`}
        maxLength={VIEW_NAME_MAX}
        value={typed}
        readOnly={keep.isPending}
        onChange={({ target }) => setTyped(target.value)}
      />
      <Button
        type="submit"
        isWide
        isLoading={keep.isPending}
        disabledReason={
          isFull
            ? t`No more than ${VIEWS_MAX} views. Delete one first.`
            : name
              ? undefined
              : t`Give it a name first.`
        }
      >
        {t`Keep these filters`}
      </Button>
      <FormProblem message={keep.error ? problemWords(toProblem(keep.error)) : undefined} />
      <p className="text-muted text-xs">{t`To share them, copy the page's address.`}</p>
    </form>
  );
}
