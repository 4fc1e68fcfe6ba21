/** The common look of text controls: input, textarea, select. 16 px on phones, or iOS zooms in. */
export const CONTROL_LOOK =
  'w-full min-w-0 rounded-md border border-control-line bg-canvas text-base text-fg shadow-rest transition-[border-color,box-shadow] duration-150 hover:border-line-strong focus:border-focus focus:outline-none focus:ring-3 focus:ring-focus/25 disabled:cursor-not-allowed disabled:bg-raised disabled:text-muted disabled:hover:border-control-line aria-invalid:border-danger aria-invalid:focus:ring-danger/25 md:text-sm dark:bg-inset dark:disabled:bg-raised [&[readonly]]:bg-raised';

export const CONTROL_SIZES = { sm: 'h-7', md: 'h-8', lg: 'h-10' } as const;

export type ControlSize = keyof typeof CONTROL_SIZES;
