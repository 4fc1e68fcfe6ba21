import { useLingui } from '@lingui/react/macro';
import { useEffect, useEffectEvent, useRef } from 'react';
import { Button } from './button';

export interface LoadMoreProps {
  hasMore: boolean;
  isLoading: boolean;
  onLoad: () => void;
  /** The last attempt failed: the button says so and tries again. */
  isFailed?: boolean;
  /** Load when it comes into sight; the button stays for keyboards. */
  isAutomatic?: boolean;
}

/** The end of a list that follows cursors. */
export function LoadMore({
  hasMore,
  isLoading,
  onLoad,
  isFailed = false,
  isAutomatic = false,
}: LoadMoreProps) {
  const { t } = useLingui();
  const place = useRef<HTMLDivElement>(null);
  const load = useEffectEvent(onLoad);
  const isWatching = isAutomatic && hasMore && !isLoading && !isFailed;

  useEffect(() => {
    if (!isWatching || !place.current) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && load(),
      {
        rootMargin: '600px',
      },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [isWatching]);

  if (!hasMore) return null;
  return (
    <div ref={place} className="flex flex-col items-center gap-2 pt-8">
      {isFailed && <p className="text-danger text-sm">{t`The next part could not be loaded.`}</p>}
      <Button size="lg" isLoading={isLoading} onClick={onLoad}>
        {isFailed ? t`Try again` : t`Show more`}
      </Button>
    </div>
  );
}
