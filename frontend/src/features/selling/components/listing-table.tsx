import { useLingui } from '@lingui/react/macro';
import { Card } from '@/shared/ui/card';
import { Money } from '@/shared/ui/money';
import { Skeleton } from '@/shared/ui/skeleton';
import { ListingName, ListingStatusBadges, RowCheckbox, useFigures } from './listing-figures';
import { ListingMenu } from './listing-menu';
import type { SelectableRows } from './listing-rows';

const CELL = 'px-3 py-3 align-middle';
const SKELETONS = ['a', 'b', 'c', 'd', 'e'];

/** The seller's listings with their figures side by side. */
export function ListingTable({ rows, selected, onSelect, onSelectAll }: SelectableRows) {
  const { t } = useLingui();
  const figuresOf = useFigures();
  const headings = rows[0] ? figuresOf(rows[0]) : [];
  const areAll = rows.every(({ id }) => selected.has(id));
  const conversion = t`Hearts and open offers per hundred views`;
  return (
    <Card className="relative overflow-x-auto">
      <table className="w-full border-collapse text-left">
        <caption className="sr-only">{t`My listings`}</caption>
        <thead className="border-line border-b bg-raised text-muted text-xs">
          <tr>
            <th scope="col" className={`w-10 ${CELL}`}>
              <RowCheckbox
                label={t`Choose all on this page`}
                isChecked={areAll ? true : selected.size > 0 ? 'some' : false}
                onToggle={onSelectAll}
              />
            </th>
            <th scope="col" className={`font-semibold ${CELL}`}>{t`Account`}</th>
            <th scope="col" className={`text-right font-semibold ${CELL}`}>{t`Price`}</th>
            <th scope="col" className={`font-semibold ${CELL}`}>{t`State`}</th>
            {headings.map(({ key, label }) => (
              <th
                key={key}
                scope="col"
                title={key === 'conversion' ? conversion : undefined}
                className={`text-right font-semibold ${CELL}`}
              >
                {label}
              </th>
            ))}
            <th scope="col" className={`w-12 ${CELL}`}>
              <span className="sr-only">{t`Actions`}</span>
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line-muted">
          {rows.map((listing) => (
            <tr
              key={listing.id}
              data-selected={selected.has(listing.id) || undefined}
              className="hover:bg-raised data-selected:bg-accent-soft"
            >
              <td className={CELL}>
                <RowCheckbox
                  label={t`Choose: ${listing.title}`}
                  isChecked={selected.has(listing.id)}
                  onToggle={(isRange) => onSelect(listing.id, isRange)}
                />
              </td>
              <td className={`w-full max-w-0 min-w-56 ${CELL}`}>
                <ListingName listing={listing} />
              </td>
              <td className={`text-right ${CELL}`}>
                <Money amount={listing.price} />
              </td>
              <td className={`min-w-32 ${CELL}`}>
                <ListingStatusBadges listing={listing} />
              </td>
              {figuresOf(listing).map(({ key, text }) => (
                <td key={key} className={`text-right tnum ${CELL}`}>
                  {text}
                </td>
              ))}
              <td className={CELL}>
                <ListingMenu listing={listing} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

/** The same geometry while the list is fetched. */
export function ListingTableSkeleton() {
  const { t } = useLingui();
  return (
    <Card role="status" aria-label={t`Loading`} className="divide-y divide-line-muted">
      {SKELETONS.map((key) => (
        <div key={key} className="flex items-center gap-3 px-3 py-3">
          <Skeleton className="size-4 shrink-0 rounded" />
          <Skeleton className="h-12 w-18 shrink-0 rounded-md" />
          <div className="grid flex-1 gap-2">
            <Skeleton className="h-5 w-3/4" />
            <Skeleton className="h-4 w-1/3" />
          </div>
          <Skeleton className="h-5 w-24 max-sm:hidden" />
          <Skeleton className="h-5 w-20 rounded-full max-lg:hidden" />
        </div>
      ))}
    </Card>
  );
}
