import { type RefObject, useLayoutEffect } from 'react';

const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';

/** A place that scrolls and holds nothing to stop at becomes a stop of its own, so that the keyboard can scroll it. */
export function useScrollStop(place: RefObject<HTMLElement | null>, isShown: boolean): void {
  useLayoutEffect(() => {
    const element = place.current;
    if (!isShown || !element) return;
    const watch = new ResizeObserver(() => {
      const isStop = element.scrollHeight > element.clientHeight && !element.querySelector(FOCUSABLE);
      if (isStop) element.tabIndex = 0;
      else element.removeAttribute('tabindex');
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, [place, isShown]);
}
