import { useLingui } from '@lingui/react/macro';
import { ImagePlus } from 'lucide-react';
import { type DragEvent, useEffect, useEffectEvent, useId, useState } from 'react';
import { cn } from '@/shared/lib/cn';
import { FileDropTile } from './file-drop-tile';

export interface FileDropItem {
  id: string;
  name: string;
  /** An object URL before it is sent, the stored picture's address after. */
  previewUrl: string;
  /** 0–1 while it is being sent. */
  progress?: number;
  /** Why it could not be sent. */
  error?: string;
}

export interface FileDropProps {
  label: string;
  items: readonly FileDropItem[];
  maxFiles: number;
  maxBytes: number;
  /** MIME types. */
  accept: readonly string[];
  /** Only files of the right type and size, no more than there is room for. */
  onAdd: (files: File[]) => void;
  onRemove: (id: string) => void;
  /** Move one place towards the beginning (−1) or the end (1). The first is the cover. Without it order means nothing. */
  onMove?: (id: string, by: -1 | 1) => void;
  /** Try again to send a failed one. */
  onRetry?: (id: string) => void;
  error?: string | undefined;
}

/** Pictures by drag and drop, from the clipboard or the file chooser: previews, progress, order, removal. */
export function FileDrop(props: FileDropProps) {
  const { t } = useLingui();
  const id = useId();
  const [isOver, setOver] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const room = props.maxFiles - props.items.length;

  const add = (files: File[]) => {
    const suitable = files.filter((file) => props.accept.includes(file.type) && file.size <= props.maxBytes);
    const megabytes = Math.floor(props.maxBytes / 1_000_000);
    if (suitable.length < files.length) setRefused(t`Only pictures up to ${megabytes} MB can be added.`);
    else if (suitable.length > room) setRefused(t`No more than ${props.maxFiles} pictures.`);
    else setRefused(null);
    if (room > 0 && suitable.length > 0) props.onAdd(suitable.slice(0, room));
  };

  const paste = useEffectEvent((event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length > 0) add(files);
  });
  useEffect(() => {
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    add([...event.dataTransfer.files]);
  };
  const message = refused ?? props.error;

  return (
    <div>
      {props.items.length > 0 && (
        <ul className="mb-3 grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
          {props.items.map((item, index) => (
            <FileDropTile
              key={item.id}
              item={item}
              isFirst={index === 0}
              isLast={index === props.items.length - 1}
              onRemove={() => props.onRemove(item.id)}
              onMove={props.onMove && ((by) => props.onMove?.(item.id, by))}
              onRetry={props.onRetry && (() => props.onRetry?.(item.id))}
            />
          ))}
        </ul>
      )}
      {room > 0 && (
        <label
          htmlFor={id}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
          data-over={isOver || undefined}
          className={cn(
            'flex cursor-pointer flex-col items-center gap-1 rounded-xl border-2 border-dashed px-4 py-8 text-center transition-colors has-focus-visible:outline-2 has-focus-visible:outline-focus',
            isOver
              ? 'border-accent-strong bg-accent-soft'
              : 'border-line hover:border-line-strong hover:bg-raised',
          )}
        >
          <ImagePlus className="mb-1 size-6 text-muted" aria-hidden="true" />
          <span className="font-semibold">{props.label}</span>
          <span className="text-muted text-xs">{t`Drop them here, paste, or press to choose`}</span>
          <input
            id={id}
            type="file"
            multiple={room > 1}
            accept={props.accept.join(',')}
            aria-describedby={message ? `${id}-message` : undefined}
            className="sr-only"
            onChange={(event) => {
              add([...(event.target.files ?? [])]);
              event.target.value = '';
            }}
          />
        </label>
      )}
      <p id={`${id}-message`} aria-live="polite" className="mt-1.5 text-danger text-xs empty:hidden">
        {message}
      </p>
    </div>
  );
}
