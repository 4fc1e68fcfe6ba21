import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import { lazyExtra } from '@/shared/i18n/lazy-extra';
import { PalettePlace } from './finding/palette-place';
import { prefetchLinks } from './prefetch';
import { SlowNote } from './slow-note';

const CompareTray = lazyExtra(async () => (await import('./finding/compare-tray')).CompareTray, 'compare');

/** What the frame does once the page stands: fetches ahead, says when loading takes long, opens the palette, counts what is compared. */
export function Later() {
  const client = useQueryClient();
  useEffect(() => prefetchLinks(client), [client]);
  return (
    <>
      <SlowNote />
      <PalettePlace />
      <Suspense>
        <CompareTray />
      </Suspense>
    </>
  );
}
