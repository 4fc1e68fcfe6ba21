import { type ComponentProps, Suspense } from 'react';
import { lazyExtra } from '@/shared/i18n/lazy-extra';
import { Skeleton } from './skeleton';

const ShareButton = lazyExtra(async () => (await import('./share-button')).ShareButton, 'share');

/** The way to share a page, in a line of its facts; its code comes once the page stands. */
export function Share(props: ComponentProps<typeof ShareButton>) {
  return (
    <Suspense fallback={<Skeleton className="h-5 w-24" />}>
      <ShareButton {...props} />
    </Suspense>
  );
}
