/** A row that scrolls sideways to the screen's edges, and four columns where there is room. Its own padding leaves room for a card's lift. */
export const SCROLLED_ROW =
  '-mx-4 -my-2 flex snap-x scroll-px-4 gap-4 overflow-x-auto px-4 py-2 [scrollbar-width:none] md:-mx-6 md:scroll-px-6 md:px-6 xl:mx-0 xl:grid xl:grid-cols-4 xl:gap-5 xl:overflow-visible xl:px-0';

/** A place in it for a card as wide as a listing's. */
export const WIDE_PLACE = 'w-[17.5rem] max-w-[82vw] shrink-0 snap-start xl:w-auto xl:max-w-none';

/** A place in it for a small card. */
export const SMALL_PLACE = 'w-39 shrink-0 snap-start xl:w-auto';
