import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';
import { SOFT_TONES, type Tone } from './tones';

export interface OutcomeProps {
  tone: Tone;
  /** In the circle: an `OutcomeIcon`, a spinner while it is not known. */
  mark: ReactNode;
  title: ReactNode;
  /** The sum or the thing it is about. */
  subject?: ReactNode;
  /** What happened, what is safe. */
  children?: ReactNode;
  /** What to do next: links and buttons. */
  actions?: ReactNode;
}

/** How something outside the shop ended: a payment, a card. The page's own heading; read out when it changes. */
export function Outcome({ tone, mark, title, subject, children, actions }: OutcomeProps) {
  return (
    <div className="flex flex-col items-center text-center">
      <span className={cn('grid size-16 place-items-center rounded-full border', SOFT_TONES[tone])}>
        {mark}
      </span>
      <div role="status" className="mt-5">
        <h1 className="text-balance font-bold text-2xl tracking-tight">{title}</h1>
        {subject && <p className="mt-2">{subject}</p>}
        {children && <div className="mt-3 text-pretty text-muted">{children}</div>}
      </div>
      {actions && (
        <div className="mt-6 flex flex-wrap justify-center gap-2 max-sm:w-full max-sm:flex-col">
          {actions}
        </div>
      )}
    </div>
  );
}

/** A picture for the circle. */
export function OutcomeIcon({ of: Drawn }: { of: LucideIcon }) {
  return <Drawn className="size-8" aria-hidden="true" />;
}
