import { useLingui } from '@lingui/react/macro';
import { Camera, ImagePlus } from 'lucide-react';
import {
  type ComponentProps,
  lazy,
  Suspense,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from 'react';
import { useDropzone } from 'react-dropzone';
import { cn } from '@/shared/lib/cn';
import { IMAGE_LONG_MIN, IMAGE_SHORT_MIN } from '@/shared/lib/image-limits';
import { useMediaQuery } from '@/shared/lib/use-media-query';
import { Button } from './button';
import { FileDropTile, TILES, type TilesProps, tileProps } from './file-drop-tile';

const FileDropOrder = lazy(async () => ({ default: (await import('./file-drop-order')).FileDropOrder }));
const CropDialog = lazy(async () => ({ default: (await import('./crop-dialog')).CropDialog }));

export interface FileDropItem {
  id: string;
  name: string;
  /** An object URL before it is sent, the stored picture's address after. */
  previewUrl: string;
  /** 0–1 until it is stored and ready. */
  progress?: number;
  /** What is going on meanwhile. */
  stage?: 'preparing' | 'sending' | 'processing';
  /** Why it could not be sent. */
  error?: string;
  /** Another try with the same file would end the same way. */
  isHopeless?: boolean;
  /** What was chosen here; it can be cropped. */
  file?: File;
}

export interface FileDropSource {
  items: readonly FileDropItem[];
  maxBytes: number;
  /** MIME types. */
  accept: readonly string[];
  /** Only files of the right type and size, no more than there is room for. */
  onAdd: (files: File[]) => void;
  onRemove: (id: string) => void;
  /** Stop sending one. */
  onStop?: (id: string) => void;
  /** Try again to send a failed one. */
  onRetry?: (id: string) => void;
  /** Another file in its place: cropped or turned. Without it nothing can be cropped. */
  onReplace?: (id: string, file: File) => void;
}

export interface FileDropProps extends FileDropSource {
  label: string;
  maxFiles: number;
  /** Move so many places towards the beginning (below zero) or the end. The first is the cover. Without it order means nothing. */
  onMove?: (id: string, by: number) => void;
  error?: string | undefined;
}

/** Pictures by drag and drop, from the clipboard, the file chooser or the camera: previews, progress, order, crop, removal. */
export function FileDrop(props: FileDropProps) {
  const { t } = useLingui();
  const messageId = useId();
  const [refused, setRefused] = useState<string | null>(null);
  const [cropped, setCropped] = useState<FileDropItem | null>(null);
  const room = props.maxFiles - props.items.length;

  const add = (files: readonly File[]) => {
    const suitable = files.filter((file) => props.accept.includes(file.type) && file.size <= props.maxBytes);
    const megabytes = Math.floor(props.maxBytes / 1_000_000);
    if (suitable.length < files.length) setRefused(t`Only pictures up to ${megabytes} MB can be added.`);
    else if (suitable.length > room) setRefused(t`No more than ${props.maxFiles} pictures.`);
    else setRefused(null);
    if (room > 0 && suitable.length > 0) props.onAdd(suitable.slice(0, room));
  };
  usePastedFiles(add);
  const { getRootProps, getInputProps, isDragActive } = useDropzone({
    onDrop: (accepted, rejections) => add([...accepted, ...rejections.map(({ file }) => file)]),
    multiple: room > 1,
    noClick: true,
    noKeyboard: true,
    noPaste: true,
  });
  const message = refused ?? props.error;
  const shown = { ...props, onCrop: props.onReplace && setCropped };

  return (
    <div {...getRootProps()}>
      <Suspense fallback={<PlainTiles {...shown} />}>
        {props.onMove && props.items.length > 1 ? (
          <FileDropOrder {...shown} onMove={props.onMove} />
        ) : (
          <PlainTiles {...shown} />
        )}
      </Suspense>
      {room > 0 && (
        <ChooseFiles
          {...props}
          isOver={isDragActive}
          messageId={message ? messageId : undefined}
          inputProps={getInputProps({ style: {}, tabIndex: 0, 'aria-label': undefined })}
          onFiles={add}
        />
      )}
      <p id={messageId} aria-live="polite" className="mt-1.5 text-danger text-xs empty:hidden">
        {message}
      </p>
      {cropped?.file && (
        <Suspense>
          <CropDialog
            file={cropped.file}
            onClose={() => setCropped(null)}
            onCropped={(file) => {
              setCropped(null);
              props.onReplace?.(cropped.id, file);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

/** A screenshot may be pasted wherever one is on the page; who took it before says so by `preventDefault`. */
function usePastedFiles(add: (files: File[]) => void) {
  const paste = useEffectEvent((event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length > 0 && !event.defaultPrevented) add(files);
  });
  useEffect(() => {
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
}

/** Tiles whose order means nothing, or one alone. */
function PlainTiles(props: TilesProps) {
  if (props.items.length === 0) return null;
  return (
    <ul className={TILES}>
      {props.items.map((item, index) => (
        <li key={item.id}>
          <FileDropTile {...tileProps(props, item, index)} />
        </li>
      ))}
    </ul>
  );
}

interface ChooseFilesProps extends FileDropProps {
  isOver: boolean;
  messageId: string | undefined;
  inputProps: ComponentProps<'input'>;
  onFiles: (files: File[]) => void;
}

/** The zone itself: what may be added is said before anything is sent. */
function ChooseFiles({
  label,
  accept,
  maxFiles,
  maxBytes,
  isOver,
  messageId,
  inputProps,
  onFiles,
}: ChooseFilesProps) {
  const { t } = useLingui();
  const id = useId();
  const hasCamera = useMediaQuery('(pointer: coarse)');
  const megabytes = Math.floor(maxBytes / 1_000_000);
  return (
    <>
      <label
        htmlFor={id}
        data-over={isOver || undefined}
        className={cn(
          'flex cursor-pointer flex-col items-center gap-1 rounded-xl border-2 border-dashed px-4 py-8 text-center transition-colors has-focus-visible:outline-2 has-focus-visible:outline-focus',
          isOver
            ? 'border-accent-strong bg-accent-soft'
            : 'border-line hover:border-line-strong hover:bg-raised',
        )}
      >
        <ImagePlus className="mb-1 size-6 text-muted" aria-hidden="true" />
        <span className="font-semibold">{label}</span>
        <span className="text-muted text-xs pointer-coarse:hidden">
          {t`Drop them here, paste, or press to choose`}
        </span>
        <span id={`${id}-limits`} className="text-balance text-muted text-xs">
          {t`JPEG, PNG or WebP, from ${IMAGE_LONG_MIN} × ${IMAGE_SHORT_MIN} pixels, up to ${megabytes} MB each, ${maxFiles} at most`}
        </span>
        <input
          {...inputProps}
          id={id}
          accept={accept.join(',')}
          aria-describedby={messageId ?? `${id}-limits`}
          className="sr-only"
        />
      </label>
      {hasCamera && <CameraButton onFiles={onFiles} />}
    </>
  );
}

function CameraButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { t } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        size="lg"
        isWide
        className="mt-2"
        icon={<Camera className="size-4" aria-hidden="true" />}
        onClick={() => input.current?.click()}
      >
        {t`Take a photo`}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/*"
        capture="environment"
        aria-label={t`Photo from the camera`}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </>
  );
}
