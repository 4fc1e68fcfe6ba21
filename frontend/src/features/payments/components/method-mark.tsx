import type { ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';

const STROKE = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.75,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

/** Drawings of our own, of how one pays; no company's sign. Lines are the text's color, one detail has an accent. */
const MARKS: Record<string, ReactNode> = {
  payme: (
    <>
      <rect x="7" y="3" width="11" height="18" rx="2.5" />
      <path d="M11 6h3" />
      <path d="m10 13.500 2 2 3.500-4" className="text-success" />
    </>
  ),
  click: (
    <>
      <path d="M6 7a7 7 0 0 1 12 0M8.500 9a4 4 0 0 1 7 0" className="text-accent" />
      <path d="M12 10v6l2.500-.500a2 2 0 0 1 2.500 2V21H10l-3-4.500" />
    </>
  ),
  paynet: (
    <>
      <rect x="5" y="3" width="14" height="13" rx="2" />
      <path d="M8 6.500h8v4H8z" className="text-attention" />
      <path d="M9 13h.01M12 13h.01M15 13h.01M9 16v5M15 16v5M7 21h10" />
    </>
  ),
  uzcard: (
    <>
      <rect x="3" y="5.500" width="18" height="13" rx="2.500" />
      <path d="M3 10h18" className="text-accent" />
      <path d="M6.500 15h4M15 15h2.500" />
    </>
  ),
  humo: (
    <>
      <rect x="3" y="5.500" width="18" height="13" rx="2.500" />
      <path d="M6.500 9.500h3v3h-3z" />
      <path d="M13 15.500a5 5 0 0 0 0-7M16 16.500a8 8 0 0 0 0-9" className="text-gold" />
    </>
  ),
  sandbox: (
    <>
      <path d="M10 3h4M11 3v6l-5.500 9.500A1.700 1.700 0 0 0 7 21h10a1.700 1.700 0 0 0 1.500-2.500L13 9V3" />
      <path d="M8 15.500h8" className="text-done" />
    </>
  ),
};

/** The picture beside a payment method's name; it says nothing that the words do not. */
export function MethodMark({ code, className }: { code: string; className?: string }) {
  return (
    <span
      className={cn(
        'grid size-10 shrink-0 place-items-center rounded-md border border-line-muted bg-raised text-fg',
        className,
      )}
    >
      <svg viewBox="0 0 24 24" className="size-6" {...STROKE} aria-hidden="true">
        {MARKS[code] ?? MARKS['uzcard']}
      </svg>
    </span>
  );
}
