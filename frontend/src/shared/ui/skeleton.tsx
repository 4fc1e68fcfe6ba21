import { cn } from '@/shared/lib/cn';

/** A shimmering place for what is coming; give it the size of its content. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cn('skeleton block', className)} />;
}
