import { cn } from '@/shared/lib/cn';

/** The mark: a W on violet. */
export function LogoMark({ className = 'size-8' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={cn('shrink-0', className)} aria-hidden="true">
      <rect width="32" height="32" rx="8" className="fill-done-strong" />
      <path
        d="M6.5 10.5 11 21.5l5-10 5 10 4.500-11"
        fill="none"
        stroke="#fff"
        strokeWidth="3.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** Mark and name; the name leaves on narrow screens. */
export function Logo() {
  return (
    <span className="inline-flex items-center gap-2.5 font-bold text-[15px] tracking-tight">
      <LogoMark />
      <span className="max-sm:sr-only">WibeStore</span>
    </span>
  );
}
