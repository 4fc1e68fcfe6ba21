import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { GalleryImage } from '@/shared/ui/gallery';
import { Lightbox } from '@/shared/ui/lightbox';
import type { Dispute, DisputeEntry } from '../api';
import { Comment } from './thread-comment';
import { ThreadEvent } from './thread-event';

const COMMENTS: readonly DisputeEntry['kind'][] = ['opened', 'message', 'evidence'];

/** Everything that was said, shown and done in a dispute, from the beginning; both sides and the staff see the same. */
export function Thread({ dispute }: { dispute: Dispute }) {
  const { t } = useLingui();
  const [opened, setOpened] = useState<number | null>(null);
  const pictured = dispute.entries.filter(({ image }) => image !== null);
  const open = (entry: DisputeEntry) => setOpened(pictured.findIndex(({ seq }) => seq === entry.seq));
  return (
    <>
      <ol aria-label={t`What happened`} className="relative">
        {dispute.entries.map((entry) => (
          <li
            key={entry.seq}
            className="relative pb-4 before:absolute before:inset-y-0 before:left-4 before:w-0.5 before:-translate-x-1/2 before:bg-line-muted last:before:h-4 sm:before:left-18"
          >
            {COMMENTS.includes(entry.kind) ? (
              <Comment dispute={dispute} entry={entry} onOpenImage={() => open(entry)} />
            ) : (
              <ThreadEvent dispute={dispute} entry={entry} />
            )}
          </li>
        ))}
      </ol>
      {opened !== null && (
        <Lightbox
          title={t`Evidence`}
          images={pictured.flatMap(({ image }) => (image ? [pictureOf(image)] : []))}
          start={opened}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

function pictureOf(image: NonNullable<DisputeEntry['image']>): GalleryImage {
  const { gallery, full, placeholder } = image;
  return {
    src: gallery.url,
    fullSrc: full.url,
    placeholder,
    width: full.width,
    height: full.height,
  };
}
