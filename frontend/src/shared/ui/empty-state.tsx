import { lazy, type ReactNode, Suspense } from 'react';
import { cn } from '@/shared/lib/cn';
import type { DrawingName } from './drawing';

// An ornament: it comes after the words, and where it cannot come (offline) they do without it.
const Drawing = lazy(async () => {
  const module = await import('./drawing').catch(() => null);
  return { default: module?.Drawing ?? NoDrawing };
});

export interface EmptyStateProps {
  drawing: DrawingName;
  title: ReactNode;
  children?: ReactNode;
  /** The next step: a button or two. */
  action?: ReactNode;
  /** The heading's level, when it is the page's own. */
  as?: 'h1' | 'h2' | 'h3';
  className?: string;
}

/** Nothing here yet, why, and what to do next. */
export function EmptyState({
  drawing,
  title,
  children,
  action,
  as: Heading = 'h2',
  className,
}: EmptyStateProps) {
  return (
    <div className={cn('mx-auto flex max-w-md flex-col items-center px-4 py-12 text-center', className)}>
      <span className="size-30">
        <Suspense>
          <Drawing name={drawing} />
        </Suspense>
      </span>
      <Heading className="mt-3 text-balance font-semibold text-xl">{title}</Heading>
      {children && <div className="mt-1.5 text-balance text-muted">{children}</div>}
      {action && <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}

function NoDrawing(_: { name: DrawingName }) {
  return null;
}
