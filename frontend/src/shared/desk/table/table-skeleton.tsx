import { Skeleton } from '@/shared/ui/skeleton';
import type { Density } from '../use-look';
import type { Column } from './table-types';

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** Rows that are on their way, as high as those that come. */
export function TableSkeleton<Row>({
  columns,
  density,
  hasChecks,
}: {
  columns: readonly Column<Row>[];
  density: Density;
  hasChecks: boolean;
}) {
  return (
    <tbody className="divide-y divide-line-muted">
      {ROWS.map((key) => (
        <tr key={key}>
          {hasChecks && <td className="w-10" />}
          {columns.map((column) => (
            <td key={column.key} className={density === 'dense' ? 'h-10 px-3' : 'h-13 px-3'}>
              <Skeleton className={`h-4 ${column.skeleton} ${column.isRight ? 'ml-auto' : ''}`} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

/** The same as cards. */
export function CardsSkeleton() {
  return (
    <div aria-hidden="true" className="grid gap-3 sm:grid-cols-2">
      {ROWS.slice(0, 4).map((key) => (
        <Skeleton key={key} className="h-44 rounded-xl" />
      ))}
    </div>
  );
}
