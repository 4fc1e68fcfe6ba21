import { useLingui } from '@lingui/react/macro';
import { ChevronLeft, ChevronRight, RotateCw, Trash2 } from 'lucide-react';
import { cn } from '@/shared/lib/cn';
import { Badge } from './badge';
import type { FileDropItem } from './file-drop';
import { IconButton } from './icon-button';
import { Progress } from './progress';

interface FileDropTileProps {
  item: FileDropItem;
  isFirst: boolean;
  isLast: boolean;
  onRemove: () => void;
  onMove: ((by: -1 | 1) => void) | undefined;
  onRetry: (() => void) | undefined;
}

/** One picture of a FileDrop. */
export function FileDropTile({ item, isFirst, isLast, onRemove, onMove, onRetry }: FileDropTileProps) {
  const { t } = useLingui();
  return (
    <li
      className={cn(
        'overflow-hidden rounded-md border bg-inset',
        item.error ? 'border-danger' : 'border-line',
      )}
    >
      <div className="relative">
        <img src={item.previewUrl} alt={item.name} className="aspect-[4/3] w-full object-cover" />
        {isFirst && onMove && (
          <Badge tone="accent" className="absolute top-1.5 left-1.5 bg-canvas">
            {t`Cover`}
          </Badge>
        )}
        {item.progress !== undefined && !item.error && (
          <Progress
            label={t`Sending: ${item.name}`}
            value={item.progress}
            className="absolute inset-x-2 bottom-2"
          />
        )}
      </div>
      {item.error && <p className="px-2 pt-1.5 text-danger text-xs">{item.error}</p>}
      <div className="flex justify-between p-1">
        <span className="truncate pl-1 text-muted text-xs leading-7">
          {onMove ? (
            <>
              <IconButton
                size="sm"
                label={t`Move towards the beginning`}
                icon={<ChevronLeft className="size-4" />}
                disabled={isFirst}
                onClick={() => onMove(-1)}
              />
              <IconButton
                size="sm"
                label={t`Move towards the end`}
                icon={<ChevronRight className="size-4" />}
                disabled={isLast}
                onClick={() => onMove(1)}
              />
            </>
          ) : (
            item.name
          )}
        </span>
        <span className="shrink-0">
          {item.error && onRetry && (
            <IconButton
              size="sm"
              label={t`Try again`}
              icon={<RotateCw className="size-4" />}
              onClick={onRetry}
            />
          )}
          <IconButton
            size="sm"
            label={t`Remove: ${item.name}`}
            icon={<Trash2 className="size-4" />}
            onClick={onRemove}
          />
        </span>
      </div>
    </li>
  );
}
