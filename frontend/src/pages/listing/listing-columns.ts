/** Intro, price and details: one below the other on phones, the price beside the others on wide screens. */
export const LISTING_COLUMNS =
  'mt-4 grid grid-cols-1 gap-x-8 gap-y-8 lg:grid-cols-[minmax(0,1fr)_23.75rem] lg:*:nth-2:col-start-2 lg:*:nth-2:row-span-2 lg:*:nth-2:row-start-1 lg:grid-rows-[auto_1fr]';
