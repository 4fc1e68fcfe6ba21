import { useLingui } from '@lingui/react/macro';
import { cn } from '@/shared/lib/cn';
import { Badge } from '@/shared/ui/badge';
import type { Tone } from '@/shared/ui/tones';
import { type ImageChange, imageChanges } from './image-changes';

export interface DiffImage {
  id: string;
  url: string;
}

export interface ImageDiffProps {
  before: readonly DiffImage[];
  after: readonly DiffImage[];
  /** Show a picture large. */
  onOpen?: (image: DiffImage) => void;
}

/** The pictures as they are now, and those that went: which came, went or moved. */
export function ImageDiff({ before, after, onOpen }: ImageDiffProps) {
  const { t } = useLingui();
  const words: Record<ImageChange, [Tone, string]> = {
    added: ['success', t`+ new`],
    removed: ['danger', t`− gone`],
    moved: ['attention', t`moved`],
    same: ['neutral', t`same`],
  };
  return (
    <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-4">
      {imageChanges(before, after).map(({ image, change, place }) => {
        const [tone, word] = words[change];
        const picture = (
          <img
            src={image.url}
            alt={t`At place ${place}`}
            loading="lazy"
            width={320}
            height={200}
            className={cn(
              'aspect-8/5 w-full rounded-md border border-line bg-inset object-cover',
              change === 'removed' && 'opacity-50 grayscale',
            )}
          />
        );
        return (
          <li key={`${change} ${image.id}`} className="min-w-0">
            {onOpen ? (
              <button type="button" className="block w-full rounded-md" onClick={() => onOpen(image)}>
                {picture}
              </button>
            ) : (
              picture
            )}
            <span className="mt-1 flex items-center justify-between text-muted text-xs tnum">
              {place}
              <Badge tone={tone}>{word}</Badge>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
