import { Skeleton } from '@/shared/ui/skeleton';

const GAMES = ['w-24', 'w-32', 'w-20', 'w-40', 'w-28', 'w-16', 'w-32', 'w-28'];

/** The facets' place while their code comes. */
export function FiltersSkeleton() {
  return (
    <div className="space-y-3" aria-hidden="true">
      <Skeleton className="h-4 w-16" />
      <Skeleton className="h-8" />
      {GAMES.map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: places without content have nothing else.
        <Skeleton key={index} className={`h-5 ${width}`} />
      ))}
      <Skeleton className="mt-8 h-4 w-20" />
      <Skeleton className="h-8" />
    </div>
  );
}
