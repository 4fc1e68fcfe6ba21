import { useLingui } from '@lingui/react/macro';
import { ImageOff } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { Schema } from '@/shared/api/types';
import { Picture } from '@/shared/ui/picture';

const Lightbox = lazy(async () => ({ default: (await import('@/shared/ui/lightbox')).Lightbox }));

const WIDTH_MAX = 280;

/** A picture of the conversation, at its own proportions from the start; pressed, as large as the window. */
export function MessagePicture({
  image,
}: {
  image: Pick<Schema<'ImageInfo'>, 'card' | 'gallery' | 'full' | 'status' | 'placeholder'>;
}) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const { width, height, url } = image.gallery.url ? image.gallery : image.card;
  if (image.status === 'failed') {
    return (
      <span className="flex items-center gap-2 text-muted">
        <ImageOff className="size-4" aria-hidden="true" />
        {t`This picture could not be shown.`}
      </span>
    );
  }
  return (
    <>
      <button
        type="button"
        aria-label={t`Open the picture`}
        onClick={() => setOpen(true)}
        className="-mx-2 -mt-1 mb-1 block cursor-zoom-in overflow-hidden rounded-xl"
      >
        <Picture
          src={url}
          placeholder={image.placeholder}
          width={width}
          height={height}
          style={{ width: Math.min(WIDTH_MAX, width || WIDTH_MAX) }}
          className="h-auto max-h-80 max-w-full object-cover"
        />
      </button>
      {isOpen && (
        <Suspense>
          <Lightbox
            title={t`Picture`}
            images={[{ src: url, fullSrc: image.full.url }]}
            start={0}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
