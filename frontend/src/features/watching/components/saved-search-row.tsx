import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Pencil, Trash2 } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { cn } from '@/shared/lib/cn';
import { Badge } from '@/shared/ui/badge';
import { ButtonLink } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { IconButton } from '@/shared/ui/icon-button';
import { Skeleton } from '@/shared/ui/skeleton';
import { Switch } from '@/shared/ui/switch';
import { Time } from '@/shared/ui/time';
import { showToast } from '@/shared/ui/toast';
import { type SavedSearch, useChangeSearch, useDeleteSearch, useMarkSearchSeen, useSaveSearch } from '../api';
import { RenameDialog } from './rename-dialog';

export interface SavedSearchRowProps {
  search: SavedSearch;
  /** The catalog with its filters. */
  to: string;
  /** Its filters in words. */
  chips: ReactNode;
  /** A notification leads here: it is brought into sight. */
  isPointedAt?: boolean;
}

/** One saved search: how many accounts are new, its filters, and what can be done with it. */
export function SavedSearchRow({ search, to, chips, isPointedAt = false }: SavedSearchRowProps) {
  const { t } = useLingui();
  const [isRenaming, setRenaming] = useState(false);
  const place = useRef<HTMLLIElement>(null);
  const { mutate: markSeen } = useMarkSearchSeen();
  const { mutate: change } = useChangeSearch(search.id);
  const remove = useRemoval(search);
  useEffect(() => {
    if (isPointedAt) place.current?.scrollIntoView?.({ block: 'center' });
  }, [isPointedAt]);

  const { name, new_count: newCount } = search;
  return (
    <li ref={place} aria-label={name}>
      <Card className={cn('grid gap-3 p-4 md:p-5', isPointedAt && 'border-accent-strong')}>
        <div className="flex items-start gap-3">
          <div className="min-w-0 flex-1">
            <h2 className="flex flex-wrap items-center gap-x-2 gap-y-1 font-semibold text-base">
              <span className="min-w-0 break-words">{name}</span>
              {newCount > 0 && (
                <Badge tone="accent">
                  <Plural value={newCount} one="# new" other="# new" />
                </Badge>
              )}
            </h2>
            <p className="mt-0.5 text-muted text-xs">
              <Trans>
                Saved <Time iso={search.created_at} />
              </Trans>
            </p>
          </div>
          <IconButton
            label={t`Rename: ${name}`}
            title={t`Rename`}
            icon={<Pencil className="size-4" aria-hidden="true" />}
            onClick={() => setRenaming(true)}
          />
          <IconButton
            label={t`Delete: ${name}`}
            title={t`Delete`}
            icon={<Trash2 className="size-4" aria-hidden="true" />}
            onClick={remove}
          />
        </div>
        {chips}
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-line-muted border-t pt-3">
          <Switch
            label={t`Tell me about new accounts`}
            checked={search.is_alerting}
            onChange={(event) => change({ is_alerting: event.target.checked })}
          />
          <ButtonLink
            to={to}
            size="lg"
            variant={newCount > 0 ? 'primary' : 'secondary'}
            className="max-sm:w-full"
            onClick={() => newCount > 0 && markSeen(search.id)}
          >
            {newCount > 0 ? t`See the new ones` : t`Open the search`}
          </ButtonLink>
        </div>
      </Card>
      <RenameDialog search={search} isOpen={isRenaming} onClose={() => setRenaming(false)} />
    </li>
  );
}

/** Throw it away at once, with a way back for a moment: saved anew it is the same search. */
function useRemoval({ id, name, query, is_alerting }: SavedSearch): () => void {
  const { t } = useLingui();
  const { mutate: remove } = useDeleteSearch(id);
  const { mutate: save } = useSaveSearch({ isErrorToasted: true });
  return () => {
    remove();
    showToast({
      tone: 'accent',
      title: t`The search was deleted.`,
      description: name,
      action: { label: t`Bring it back`, onPress: () => save({ name, query, is_alerting }) },
    });
  };
}

export function SavedSearchRowSkeleton() {
  return (
    <li aria-hidden="true">
      <Card className="grid gap-3 p-4 md:p-5">
        <div>
          <Skeleton className="h-5 w-56 max-w-full" />
          <Skeleton className="mt-1.5 h-3.5 w-24" />
        </div>
        <Skeleton className="h-5.5 w-72 max-w-full rounded-full" />
        <div className="flex items-center justify-between gap-6 border-line-muted border-t pt-3">
          <Skeleton className="h-5 w-48" />
          <Skeleton className="h-10 w-36" />
        </div>
      </Card>
    </li>
  );
}
