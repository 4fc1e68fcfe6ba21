import { useEffect } from 'react';
import { useLocation } from '@/shared/router/router';

/**
 * The anchor of the address, without `#`. What it names is scrolled to once it is there: the text comes later than the page.
 *
 * @param isReady whether the text is there
 */
export function useHashTarget(isReady: boolean): string {
  const { hash, key } = useLocation();
  const target = decodeURIComponent(hash.slice(1));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same anchor may be pressed again.
  useEffect(() => {
    if (isReady && target) document.getElementById(target)?.scrollIntoView();
  }, [isReady, target, key]);
  return target;
}
