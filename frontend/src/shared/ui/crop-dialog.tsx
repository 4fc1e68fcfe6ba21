import { useLingui } from '@lingui/react/macro';
import { RotateCcw, RotateCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import Cropper from 'react-easy-crop';
import 'react-easy-crop/react-easy-crop.css';
import { type Area, cropImage } from '@/shared/lib/image-cropping';
import { isTooSmall } from '@/shared/lib/image-limits';
import { Button } from './button';
import { Dialog } from './dialog';
import { IconButton } from './icon-button';

export interface CropDialogProps {
  file: File;
  onClose: () => void;
  onCropped: (file: File) => void;
}

const ZOOM_MAX = 5;
/** Shapes as width by height; the picture's own first. */
const ASPECTS = { whole: null, card: 16 / 10, wide: 16 / 9, classic: 4 / 3, square: 1 } as const;
type Aspect = keyof typeof ASPECTS;

/** Look at a chosen picture large, cut out a part of it, turn it. Mount it to open it. */
export function CropDialog({ file, onClose, onCropped }: CropDialogProps) {
  const { t } = useLingui();
  const url = useObjectUrl(file);
  const [crop, setCrop] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const [rotation, setRotation] = useState(0);
  const [shape, setShape] = useState<Aspect>('whole');
  const [natural, setNatural] = useState(4 / 3);
  const [area, setArea] = useState<Area | null>(null);
  const [isWorking, setWorking] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const isOnSide = rotation % 180 !== 0;
  const aspect = ASPECTS[shape] ?? (isOnSide ? 1 / natural : natural);
  const isSmall = area !== null && isTooSmall(Math.round(area.width), Math.round(area.height));

  const turn = (by: number) => {
    setRotation((now) => (now + by + 360) % 360);
    setCrop({ x: 0, y: 0 });
    setZoom(1);
  };
  const apply = async () => {
    if (!area || isSmall) return;
    setWorking(true);
    try {
      onCropped(await cropImage(file, area, rotation));
    } catch {
      setFailed(true);
      setWorking(false);
    }
  };

  return (
    <Dialog
      isOpen
      size="lg"
      onClose={onClose}
      isLocked={isWorking}
      title={t`Crop and turn`}
      footer={
        <>
          <Button size="lg" onClick={onClose} disabled={isWorking}>{t`Leave it as it is`}</Button>
          <Button
            size="lg"
            variant="primary"
            isLoading={isWorking}
            disabledReason={isSmall ? t`The part is too small: at least 800 × 600 pixels.` : undefined}
            onClick={() => void apply()}
          >
            {t`Use this part`}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <div className="relative h-[min(55dvh,28rem)] overflow-hidden rounded-md bg-black">
          {url && (
            <Cropper
              image={url}
              crop={crop}
              zoom={zoom}
              rotation={rotation}
              aspect={aspect}
              maxZoom={ZOOM_MAX}
              onCropChange={setCrop}
              onZoomChange={setZoom}
              onCropComplete={(_, pixels) => setArea(pixels)}
              onMediaLoaded={({ naturalWidth, naturalHeight }) => setNatural(naturalWidth / naturalHeight)}
              disableAutomaticStylesInjection
              cropperProps={{
                // Its arrow keys are its own, whatever reads the page aloud.
                role: 'application',
                'aria-label': t`The part to keep: move it with the arrow keys`,
              }}
            />
          )}
        </div>
        <Shapes shape={shape} onShape={setShape} />
        <div className="flex items-center gap-3">
          <IconButton
            variant="secondary"
            size="lg"
            label={t`Turn to the left`}
            icon={<RotateCcw className="size-4" />}
            onClick={() => turn(-90)}
          />
          <IconButton
            variant="secondary"
            size="lg"
            label={t`Turn to the right`}
            icon={<RotateCw className="size-4" />}
            onClick={() => turn(90)}
          />
          <label className="flex min-w-0 flex-1 items-center gap-3">
            <span className="shrink-0 text-muted text-xs">{t`Zoom`}</span>
            <input
              type="range"
              min={1}
              max={ZOOM_MAX}
              step={0.05}
              value={zoom}
              onChange={(event) => setZoom(Number(event.target.value))}
              className="h-10 min-w-0 flex-1 accent-accent-strong"
            />
          </label>
        </div>
        <CropNote area={area} isSmall={isSmall} hasFailed={hasFailed} />
      </div>
    </Dialog>
  );
}

function Shapes({ shape, onShape }: { shape: Aspect; onShape: (shape: Aspect) => void }) {
  const { t } = useLingui();
  const words: Record<Aspect, string> = {
    whole: t`As it is`,
    card: '16:10',
    wide: '16:9',
    classic: '4:3',
    square: '1:1',
  };
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">{t`Shape`}</legend>
      {Object.entries(words).map(([value, label]) => (
        <Button
          key={value}
          aria-pressed={value === shape}
          variant={value === shape ? 'secondary' : 'ghost'}
          onClick={() => onShape(value as Aspect)}
        >
          {label}
        </Button>
      ))}
    </fieldset>
  );
}

/** How large the part will be, and whether that is enough. */
function CropNote({ area, isSmall, hasFailed }: { area: Area | null; isSmall: boolean; hasFailed: boolean }) {
  const { t } = useLingui();
  const width = Math.round(area?.width ?? 0);
  const height = Math.round(area?.height ?? 0);
  return (
    <p aria-live="polite" className={isSmall || hasFailed ? 'text-danger' : 'text-muted'}>
      {hasFailed && t`This picture could not be cropped here. It stays as it is.`}
      {!hasFailed &&
        isSmall &&
        t`${width} × ${height} pixels are too few: at least 800 × 600. Zoom out or choose another shape.`}
      {!hasFailed && !isSmall && area && t`The part has ${width} × ${height} pixels.`}
    </p>
  );
}

/** The file's address while the dialog is there. */
function useObjectUrl(file: File): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url;
}
