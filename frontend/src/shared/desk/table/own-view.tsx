import { useLingui } from '@lingui/react/macro';
import { Check, Pencil, Trash2, X } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { IconButton } from '@/shared/ui/icon-button';
import { Input } from '@/shared/ui/input';
import { actThen } from '../act-then';
import { type SavedView, useDeleteView, useKeepView, VIEW_NAME_MAX } from '../use-saved-views';

export interface OwnViewProps {
  /** The table's name. */
  page: string;
  view: SavedView;
  /** All of one's own of this table. */
  views: readonly SavedView[];
  isRenamed: boolean;
  onRename: (isOn: boolean) => void;
  /** What applies it. */
  children: ReactNode;
}

/** One's own view in the list of views: with another name, or without it. */
export function OwnView({ page, view, views, isRenamed, onRename, children }: OwnViewProps) {
  const { t } = useLingui();
  const remove = useDeleteView();
  const { name } = view;
  if (isRenamed) return <Rename page={page} view={view} views={views} onEnd={() => onRename(false)} />;
  return (
    <li>
      <div className="flex items-center gap-1">
        {children}
        <IconButton
          label={t`Rename the view ${name}`}
          icon={<Pencil className="size-4" aria-hidden="true" />}
          onClick={() => onRename(true)}
        />
        <IconButton
          label={t`Delete the view ${name}`}
          icon={<Trash2 className="size-4" aria-hidden="true" />}
          isLoading={remove.isPending}
          onClick={() => remove.mutate(view)}
        />
      </div>
      <Refusal error={remove.error} />
    </li>
  );
}

function Rename({
  page,
  view,
  views,
  onEnd,
}: Pick<OwnViewProps, 'page' | 'view' | 'views'> & { onEnd: () => void }) {
  const { t } = useLingui();
  const [typed, setTyped] = useState(view.name);
  const keep = useKeepView(page, views.length);
  const name = typed.trim();
  const isTaken = views.some((each) => each.id !== view.id && each.name === name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name === view.name) onEnd();
    else if (name && !isTaken) actThen(keep, { name, search: view.search, instead: view }, onEnd);
  };
  return (
    <li>
      <form onSubmit={submit} className="flex items-center gap-1">
        <Input
          size="md"
          autoFocus
          aria-label={t`New name of the view`}
          aria-invalid={isTaken || undefined}
          maxLength={VIEW_NAME_MAX}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <IconButton
          type="submit"
          label={t`Keep the name`}
          icon={<Check className="size-4" aria-hidden="true" />}
          isLoading={keep.isPending}
          disabled={!name || isTaken}
        />
        <IconButton
          label={t`Leave the name`}
          icon={<X className="size-4" aria-hidden="true" />}
          onClick={onEnd}
        />
      </form>
      {isTaken && <p className="px-2 pt-1 text-danger text-xs">{t`You have a view with this name.`}</p>}
      <Refusal error={keep.error} />
    </li>
  );
}

function Refusal({ error }: { error: unknown }) {
  if (!error) return null;
  return (
    <p role="alert" className="px-2 pt-1 text-danger text-xs">
      {problemWords(toProblem(error))}
    </p>
  );
}
