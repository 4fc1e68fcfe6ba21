import { useLingui } from '@lingui/react/macro';
import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { cn } from '@/shared/lib/cn';
import type { GalleryImage } from './gallery';
import { IconButton } from './icon-button';
import { Picture } from './picture';
import { SLIDE_TRACK, useSlides } from './use-slides';

export interface LightboxProps {
  title: string;
  images: readonly GalleryImage[];
  /** The picture to begin with. */
  start: number;
  onClose: () => void;
}

/** Pictures as large as the window: swipe, arrow keys, Esc. Mount it to open it. */
export function Lightbox({ title, images, start, onClose }: LightboxProps) {
  const { t } = useLingui();
  const dialog = useRef<HTMLDialogElement>(null);
  const { current, goTo, trackProps } = useSlides(images.length, start);
  const { ref: track } = trackProps;
  const count = images.length;

  // Before it leaves the page: only a dialog that is still there gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    const { overflow } = document.documentElement.style;
    element?.showModal();
    document.documentElement.style.overflow = 'hidden';
    track.current?.scrollTo({ left: start * track.current.clientWidth, behavior: 'instant' });
    track.current?.focus();
    return () => {
      document.documentElement.style.overflow = overflow;
      element?.close();
    };
  }, [start, track]);

  return (
    <dialog
      ref={dialog}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      className="m-0 h-dvh max-h-none w-dvw max-w-none bg-black text-white backdrop:bg-black/60"
    >
      <ul {...trackProps} aria-label={t`Pictures`} className={cn(SLIDE_TRACK, 'size-full')}>
        {images.map((image, index) => (
          <li key={image.src} className="grid h-full w-full shrink-0 snap-center place-items-center md:px-20">
            <Picture
              src={image.fullSrc ?? image.src}
              srcSet={image.srcSet}
              sizes="100vw"
              coverSrc={image.coverSrc}
              alt={t`${title} — ${index + 1} of ${count}`}
              width={image.width}
              height={image.height}
              placeholder={image.placeholder}
              loading={Math.abs(index - current) <= 1 ? 'eager' : 'lazy'}
              className="h-auto max-h-[calc(100dvh-7rem)] w-auto max-w-full rounded-md bg-transparent object-contain"
            />
          </li>
        ))}
      </ul>
      <span className="absolute top-5 left-4 font-medium text-sm tnum">
        {current + 1} / {count}
      </span>
      <span className="absolute top-3 right-3">
        <IconButton
          variant="glass"
          size="lg"
          isRound
          label={t`Close`}
          icon={<X className="size-5" />}
          onClick={onClose}
        />
      </span>
      {count > 1 && (
        <>
          <span className="absolute top-1/2 left-4 -translate-y-1/2 max-md:hidden">
            <IconButton
              variant="glass"
              size="lg"
              isRound
              label={t`Previous picture`}
              icon={<ChevronLeft className="size-5" />}
              disabled={current === 0}
              onClick={() => goTo(current - 1)}
            />
          </span>
          <span className="absolute top-1/2 right-4 -translate-y-1/2 max-md:hidden">
            <IconButton
              variant="glass"
              size="lg"
              isRound
              label={t`Next picture`}
              icon={<ChevronRight className="size-5" />}
              disabled={current === count - 1}
              onClick={() => goTo(current + 1)}
            />
          </span>
        </>
      )}
    </dialog>
  );
}
