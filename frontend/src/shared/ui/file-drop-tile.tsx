import { useLingui } from '@lingui/react/macro';
import { ChevronLeft, ChevronRight, Crop, RotateCw, Trash2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';
import { Badge } from './badge';
import type { FileDropItem, FileDropProps } from './file-drop';
import { IconButton } from './icon-button';
import { Progress } from './progress';

export const TILES = 'mb-3 grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5';

export interface TilesProps
  extends Pick<FileDropProps, 'items' | 'onRemove' | 'onMove' | 'onStop' | 'onRetry'> {
  /** Asked to crop or turn one; undefined where nothing can be. */
  onCrop: ((item: FileDropItem) => void) | undefined;
}

export interface FileDropTileProps {
  item: FileDropItem;
  isFirst: boolean;
  isLast: boolean;
  onRemove: () => void;
  onMove: ((by: -1 | 1) => void) | undefined;
  onStop: (() => void) | undefined;
  onRetry: (() => void) | undefined;
  onCrop: (() => void) | undefined;
  /** What it is dragged by. */
  handle?: ReactNode;
}

/** What one tile may do now: a picture on its way can be stopped, a failed one tried again, one at rest cropped. */
export function tileProps(props: TilesProps, item: FileDropItem, index: number): FileDropTileProps {
  const { onMove, onStop, onRetry, onCrop } = props;
  const isBusy = item.progress !== undefined;
  return {
    item,
    isFirst: index === 0,
    isLast: index === props.items.length - 1,
    onRemove: () => props.onRemove(item.id),
    onMove: onMove && ((by) => onMove(item.id, by)),
    onStop: onStop && isBusy ? () => onStop(item.id) : undefined,
    onRetry: onRetry && item.error && !item.isHopeless ? () => onRetry(item.id) : undefined,
    onCrop: onCrop && item.file && !isBusy ? () => onCrop(item) : undefined,
  };
}

/** One picture of a FileDrop. */
export function FileDropTile({ item, isFirst, onMove, onCrop, handle, ...rest }: FileDropTileProps) {
  const { t } = useLingui();
  return (
    <div
      className={cn(
        'h-full overflow-hidden rounded-md border bg-inset',
        item.error ? 'border-danger' : 'border-line',
      )}
    >
      <div className="relative">
        <img
          src={item.previewUrl}
          alt={item.name}
          draggable={false}
          className={cn('aspect-[4/3] w-full object-cover', item.error && 'opacity-60')}
        />
        {isFirst && onMove && (
          <Badge tone="accent" className="absolute bottom-1.5 left-1.5 bg-canvas">
            {t`Cover`}
          </Badge>
        )}
        <span className="absolute inset-x-1.5 top-1.5 flex justify-between">
          <span>{handle}</span>
          {onCrop && (
            <IconButton
              size="sm"
              variant="glass"
              label={t`Look, crop and turn: ${item.name}`}
              icon={<Crop className="size-4" />}
              onClick={onCrop}
            />
          )}
        </span>
      </div>
      <TileState item={item} />
      <TileActions item={item} isFirst={isFirst} onMove={onMove} {...rest} />
    </div>
  );
}

/** How far it is, or why it is not sent; read out when it changes. */
function TileState({ item }: { item: FileDropItem }) {
  const { t } = useLingui();
  const words = { preparing: t`Getting ready…`, sending: t`Sending…`, processing: t`Almost there…` };
  const isKnown = item.stage === undefined || item.stage === 'sending';
  return (
    <div className="px-2" aria-live="polite">
      {item.error && <p className="pt-1.5 text-danger text-xs">{item.error}</p>}
      {item.progress !== undefined && (
        <div className="pt-1.5">
          <p className="mb-1 text-muted text-xs">{words[item.stage ?? 'sending']}</p>
          <Progress label={t`Sending: ${item.name}`} value={isKnown ? item.progress : null} />
        </div>
      )}
    </div>
  );
}

function TileActions({
  item,
  isFirst,
  isLast,
  onMove,
  onStop,
  onRetry,
  onRemove,
}: Omit<FileDropTileProps, 'onCrop' | 'handle'>) {
  const { t } = useLingui();
  return (
    <div className="flex justify-between p-1">
      {onMove ? (
        <span className="shrink-0">
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
        </span>
      ) : (
        <span className="truncate pl-1 text-muted text-xs leading-7">{item.name}</span>
      )}
      <span className="shrink-0">
        {onStop && (
          <IconButton
            size="sm"
            label={t`Stop: ${item.name}`}
            icon={<X className="size-4" />}
            onClick={onStop}
          />
        )}
        {onRetry && (
          <IconButton
            size="sm"
            label={t`Try again: ${item.name}`}
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
  );
}
