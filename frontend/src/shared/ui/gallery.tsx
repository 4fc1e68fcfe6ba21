import { useLingui } from '@lingui/react/macro';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { cn } from '@/shared/lib/cn';
import { IconButton } from './icon-button';
import { Picture } from './picture';
import { SLIDE_TRACK, useSlides } from './use-slides';

const Lightbox = lazy(async () => ({ default: (await import('./lightbox')).Lightbox }));

export interface GalleryImage {
  src: string;
  srcSet?: string | undefined;
  /** A small version for the row below; the image itself without one. */
  thumbnailSrc?: string | undefined;
  /** A large version, for the whole window; the image itself without one. */
  fullSrc?: string | undefined;
  /** A tiny picture as a `data:` address, shown until the image has come. */
  placeholder?: string | undefined;
  /** Its proportions, so that nothing jumps. */
  width?: number;
  height?: number;
  /** Stands in when it does not come. */
  coverSrc?: string | undefined;
}

export interface GalleryProps {
  /** What is pictured; each image is named "title — 2 of 5". */
  title: string;
  images: readonly GalleryImage[];
  sizes?: string;
  /** On top of the picture, at the upper right: the heart. */
  overlay?: ReactNode;
}

/** Pictures to swipe, to walk with arrow keys, to choose from the row below, and to open as large as the window. */
export function Gallery({ title, images, sizes = '(min-width: 64rem) 820px, 100vw', overlay }: GalleryProps) {
  const { t } = useLingui();
  const count = images.length;
  const { current, goTo, trackProps } = useSlides(count);
  const [opened, setOpened] = useState<number | null>(null);

  return (
    <section aria-label={t`Pictures`} aria-roledescription="carousel">
      <div className="group relative overflow-hidden rounded-2xl border border-line bg-inset shadow-rest">
        <ul {...trackProps} className={SLIDE_TRACK}>
          {images.map((image, index) => (
            <li key={image.src} className="w-full shrink-0 snap-center">
              <button
                type="button"
                tabIndex={index === current ? 0 : -1}
                onClick={() => setOpened(index)}
                title={t`Open the picture large`}
                className="block w-full cursor-zoom-in! focus-visible:-outline-offset-2"
              >
                <Picture
                  src={image.src}
                  srcSet={image.srcSet}
                  coverSrc={image.coverSrc}
                  sizes={sizes}
                  alt={t`${title} — ${index + 1} of ${count}`}
                  width={image.width ?? 1280}
                  height={image.height ?? 800}
                  isFirst={index === 0}
                  placeholder={image.placeholder}
                  className="aspect-[16/10] w-full object-cover"
                />
              </button>
            </li>
          ))}
        </ul>
        {overlay && <div className="absolute top-3 right-3">{overlay}</div>}
        {count > 1 && (
          <>
            <div className="pointer-events-none absolute inset-x-3 top-1/2 flex -translate-y-1/2 justify-between opacity-0 transition-opacity focus-within:opacity-100 group-hover:opacity-100 *:pointer-events-auto max-md:hidden">
              <IconButton
                variant="glass"
                size="lg"
                isRound
                label={t`Previous picture`}
                icon={<ChevronLeft className="size-5" />}
                disabled={current === 0}
                onClick={() => goTo(current - 1)}
              />
              <IconButton
                variant="glass"
                size="lg"
                isRound
                label={t`Next picture`}
                icon={<ChevronRight className="size-5" />}
                disabled={current === count - 1}
                onClick={() => goTo(current + 1)}
              />
            </div>
            <span className="absolute right-3 bottom-3 rounded-full bg-black/60 px-2.5 py-1 font-medium text-white text-xs backdrop-blur tnum">
              {current + 1} / {count}
            </span>
          </>
        )}
      </div>
      {count > 1 && (
        <div className="mt-3 grid grid-cols-5 gap-2 md:gap-3">
          {images.map((image, index) => (
            <button
              key={image.src}
              type="button"
              onClick={() => goTo(index)}
              aria-label={t`Picture ${index + 1}`}
              aria-current={index === current || undefined}
              className={cn(
                'overflow-hidden rounded-md border-2 transition-opacity',
                index === current
                  ? 'border-accent-strong'
                  : 'border-transparent opacity-60 hover:opacity-100',
              )}
            >
              <Picture
                src={image.thumbnailSrc ?? image.src}
                coverSrc={image.coverSrc}
                placeholder={image.placeholder}
                width={160}
                height={100}
                className="aspect-[16/10] w-full object-cover"
              />
            </button>
          ))}
        </div>
      )}
      {opened !== null && (
        <Suspense>
          <Lightbox title={title} images={images} start={opened} onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </section>
  );
}
