import { useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { IconButton } from '@/shared/ui/icon-button';
import { ListingPicture } from '@/shared/ui/listing-picture';
import { Skeleton } from '@/shared/ui/skeleton';
import type { Column } from './use-compared-listings';
import type { Row } from './use-rows';

const NAME = 'sticky left-0 z-10 w-28 min-w-28 bg-canvas px-3 text-left align-top sm:w-44 sm:min-w-44';
const CELL = 'w-48 min-w-48 border-line-muted border-l px-3 py-2.5 align-top sm:w-60 sm:min-w-60';

export interface CompareTableProps {
  columns: readonly Column[];
  rows: readonly Row[];
  onRemove: (id: string) => void;
  /** After the last column: the way to one more. */
  more: ReactNode;
}

/** Facts by row, listings by column; it scrolls in its own place, the facts' names stay. */
export function CompareTable({ columns, rows, onRemove, more }: CompareTableProps) {
  const { t } = useLingui();
  return (
    <section
      aria-label={t`Comparison`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
      tabIndex={0}
      className="relative overflow-x-auto overscroll-x-contain rounded-xl border border-line bg-canvas"
    >
      <table className="w-max min-w-full border-collapse text-sm">
        <thead>
          <tr>
            <td className={cn(NAME, 'py-3')} />
            {columns.map((column) => (
              <th key={column.id} scope="col" className={cn(CELL, 'text-left font-normal')}>
                <Head column={column} onRemove={() => onRemove(column.id)} />
              </th>
            ))}
            {more && <td className={CELL}>{more}</td>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TableRow key={row.key} row={row} columns={columns} hasMore={Boolean(more)} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function TableRow({ row, columns, hasMore }: { row: Row; columns: readonly Column[]; hasMore: boolean }) {
  const { t } = useLingui();
  return (
    <tr data-differs={row.differs} className="border-line-muted border-t">
      <th scope="row" className={cn(NAME, 'py-2.5 font-normal text-[13px] text-muted')}>
        {row.label}
        {row.differs && (
          <span className="mt-1 flex items-center gap-1.5 font-semibold text-attention text-xs">
            <span className="size-1.5 rounded-full bg-current" aria-hidden="true" />
            {t`differs`}
          </span>
        )}
      </th>
      {columns.map(({ id, listing, isGone }, index) => (
        <td key={id} className={cn(CELL, row.differs && 'bg-attention-soft font-semibold')}>
          {listing || isGone ? (row.cells[index] ?? <Unsaid />) : <Skeleton className="h-5 w-24" />}
        </td>
      ))}
      {hasMore && <td className={CELL} />}
    </tr>
  );
}

function Unsaid() {
  const { t } = useLingui();
  return (
    <>
      <span aria-hidden="true" className="font-normal text-muted">
        —
      </span>
      <span className="sr-only">{t`Not said`}</span>
    </>
  );
}

function Head({ column: { listing, isGone }, onRemove }: { column: Column; onRemove: () => void }) {
  const { t } = useLingui();
  const title = listing?.title ?? t`Account`;
  return (
    <div className="relative">
      {listing ? (
        <ListingPicture
          image={listing.image}
          game={listing.game.slug}
          sizes="240px"
          className="aspect-16/10 w-full rounded-md object-cover"
        />
      ) : (
        <div className="aspect-16/10 w-full rounded-md bg-neutral" />
      )}
      <span className="absolute top-1.5 right-1.5">
        <IconButton
          variant="glass"
          isRound
          label={t`Take out of the comparison: ${title}`}
          onClick={onRemove}
          icon={<X className="size-4" aria-hidden="true" />}
        />
      </span>
      <div className="mt-2 min-h-10">
        {listing && (
          <Link
            to={paths.listing(listing.id)}
            className="line-clamp-2 rounded-sm font-semibold leading-5 hover:underline"
          >
            {listing.title}
          </Link>
        )}
        {isGone && <p className="text-muted">{t`This account is not shown any more`}</p>}
        {!listing && !isGone && <Skeleton className="h-4 w-40 max-w-full" />}
      </div>
    </div>
  );
}
