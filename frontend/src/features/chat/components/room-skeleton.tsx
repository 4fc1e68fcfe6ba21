import { cn } from '@/shared/lib/cn';
import { Skeleton } from '@/shared/ui/skeleton';

const BUBBLES = [
  ['a', 'w-56 h-11', false],
  ['b', 'w-40 h-11', true],
  ['c', 'w-64 h-16', false],
  ['d', 'w-48 h-11', true],
  ['e', 'w-32 h-11', true],
] as const;

/** A room that is on its way, in its own measures. */
export function RoomSkeleton() {
  return (
    <div className="flex h-full min-h-0 flex-col" aria-busy="true">
      <div className="flex h-16 shrink-0 items-center gap-3 border-line-muted border-b px-4">
        <Skeleton className="size-10 rounded-full!" />
        <span className="grid gap-2">
          <Skeleton className="h-3.5 w-32" />
          <Skeleton className="h-3 w-20" />
        </span>
      </div>
      <div className="flex h-13 shrink-0 items-center gap-3 border-line-muted border-b bg-raised px-4">
        <Skeleton className="size-9" />
        <Skeleton className="h-3.5 w-48" />
      </div>
      <HistorySkeleton />
      <div className="flex shrink-0 items-center gap-2 border-line-muted border-t p-3">
        <Skeleton className="size-10 rounded-full!" />
        <Skeleton className="h-10 flex-1 rounded-2xl!" />
        <Skeleton className="size-10 rounded-full!" />
      </div>
    </div>
  );
}

export function HistorySkeleton() {
  return (
    <div className="flex min-h-0 flex-1 flex-col justify-end gap-3 overflow-hidden px-4 py-3">
      {BUBBLES.map(([key, size, isOwn]) => (
        <Skeleton key={key} className={cn('max-w-[85%] rounded-2xl!', size, isOwn && 'ml-auto')} />
      ))}
    </div>
  );
}
