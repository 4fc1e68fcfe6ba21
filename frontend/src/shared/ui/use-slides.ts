import { type KeyboardEvent, type UIEvent, useRef, useState } from 'react';

/** Look of a track: one slide wide, swiped with a finger, scrolled smoothly unless people want no motion. */
export const SLIDE_TRACK =
  'flex snap-x snap-mandatory overflow-x-auto scroll-smooth [scrollbar-width:none] focus-visible:-outline-offset-2';

/** Slides in a scrolling track: which one is seen, and how to go to another; arrow keys go on and back. */
export function useSlides(count: number, start = 0) {
  const track = useRef<HTMLUListElement>(null);
  const [current, setCurrent] = useState(start);

  const goTo = (index: number) => {
    const element = track.current;
    const target = Math.max(0, Math.min(count - 1, index));
    setCurrent(target);
    element?.scrollTo({ left: target * element.clientWidth });
  };

  return {
    current,
    goTo,
    trackProps: {
      ref: track,
      tabIndex: 0,
      onKeyDown: (event: KeyboardEvent) => {
        const target = { ArrowRight: current + 1, ArrowLeft: current - 1, Home: 0, End: count - 1 }[
          event.key
        ];
        if (target === undefined) return;
        event.preventDefault();
        goTo(target);
      },
      onScroll: ({ currentTarget: { scrollLeft, clientWidth } }: UIEvent) =>
        setCurrent(Math.round(scrollLeft / (clientWidth || 1))),
    },
  };
}
