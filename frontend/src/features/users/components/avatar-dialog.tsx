import { useLingui } from '@lingui/react/macro';
import { RotateCw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import Cropper from 'react-easy-crop';
import 'react-easy-crop/react-easy-crop.css';
import { send } from '@/shared/api/client';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { type Area, cropImage } from '@/shared/lib/image-cropping';
import { sendImage } from '@/shared/lib/image-sending';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { FormProblem } from '@/shared/ui/form-problem';
import { IconButton } from '@/shared/ui/icon-button';
import { showToast } from '@/shared/ui/toast';
import { useChangeAvatar } from '../profile-api';

const ZOOM_MAX = 6;
/** What leaves: the server takes no picture with fewer pixels. */
const SIDE = 800;
/** With fewer pixels the face is a blur. */
const PART_MIN = 160;

/** Cut a square out of a picture and have it as one's own. Mount it to open it. */
export function AvatarDialog({ file, onClose }: { file: File; onClose: () => void }) {
  const { t } = useLingui();
  const url = useObjectUrl(file);
  const [crop, setCrop] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const [rotation, setRotation] = useState(0);
  const [area, setArea] = useState<Area | null>(null);
  const { save, isBusy, failure } = useSaving(file, onClose);
  const isSmall = area !== null && area.width < PART_MIN;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isLocked={isBusy}
      title={t`Your picture`}
      description={t`Move and zoom until your part is in the circle.`}
      footer={
        <>
          <Button size="lg" onClick={onClose} disabled={isBusy}>{t`Not now`}</Button>
          <Button
            size="lg"
            variant="primary"
            isLoading={isBusy}
            disabledReason={
              isSmall ? t`The part is too small. Zoom out or choose a larger picture.` : undefined
            }
            onClick={() => area && void save(area, rotation)}
          >
            {t`Use this part`}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <div className="relative h-[min(50dvh,22rem)] overflow-hidden rounded-md bg-black">
          {url && (
            <Cropper
              image={url}
              crop={crop}
              zoom={zoom}
              rotation={rotation}
              aspect={1}
              cropShape="round"
              showGrid={false}
              maxZoom={ZOOM_MAX}
              onCropChange={setCrop}
              onZoomChange={setZoom}
              onCropComplete={(_, pixels) => setArea(pixels)}
              disableAutomaticStylesInjection
              cropperProps={{
                // Its arrow keys are its own, whatever reads the page aloud.
                role: 'application',
                'aria-label': t`The part to keep: move it with the arrow keys`,
              }}
            />
          )}
        </div>
        <div className="flex items-center gap-3">
          <IconButton
            variant="secondary"
            size="lg"
            label={t`Turn to the right`}
            icon={<RotateCw className="size-4" />}
            onClick={() => setRotation((now) => (now + 90) % 360)}
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
        <FormProblem
          message={isSmall ? t`The part is too small. Zoom out or choose a larger picture.` : failure}
        />
      </div>
    </Dialog>
  );
}

/** Cut, send, wait until the server has it, and take it. */
function useSaving(file: File, onDone: () => void) {
  const { t } = useLingui();
  const change = useChangeAvatar();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const stop = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    stop.current = controller;
    return () => controller.abort();
  }, []);

  const save = async (area: Area, rotation: number) => {
    setBusy(true);
    setFailure(undefined);
    try {
      const square = await cropImage(file, area, rotation, SIDE);
      const image = await sendImage(square, { signal: stop.current.signal, onStage: () => undefined });
      try {
        await change.mutateAsync(image.id);
      } catch (error) {
        // It is in nobody's way then: its place in the quota comes back.
        send(`/api/v1/upload/image/${image.id}/`, { method: 'DELETE' }).catch(() => undefined);
        throw error;
      }
      showToast({ tone: 'success', title: t`Your picture is changed` });
      onDone();
    } catch (error) {
      if (stop.current.signal.aborted) return;
      setFailure(problemWords(toProblem(error)));
      setBusy(false);
    }
  };
  return { save, isBusy, failure };
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
