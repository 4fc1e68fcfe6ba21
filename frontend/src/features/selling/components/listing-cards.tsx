import { useLingui } from '@lingui/react/macro';
import { Card } from '@/shared/ui/card';
import { Money } from '@/shared/ui/money';
import { ListingName, ListingStatusBadges, RowCheckbox, useFigures } from './listing-figures';
import { ListingMenu } from './listing-menu';
import type { SelectableRows } from './listing-rows';

/** The seller's listings as cards, where a table would not fit. */
export function ListingCards({ rows, selected, onSelect, onSelectAll }: SelectableRows) {
  const { t } = useLingui();
  const figuresOf = useFigures();
  const areAll = rows.every(({ id }) => selected.has(id));
  return (
    <>
      <div className="mb-2 flex min-h-11 items-center px-3 text-muted">
        <RowCheckbox
          label={t`Choose all on this page`}
          isChecked={areAll ? true : selected.size > 0 ? 'some' : false}
          onToggle={onSelectAll}
        >
          {t`Choose all on this page`}
        </RowCheckbox>
      </div>
      <ul className="grid grid-cols-1 gap-3 md:grid-cols-2">
        {rows.map((listing) => (
          <li key={listing.id}>
            <Card
              data-selected={selected.has(listing.id) || undefined}
              className="h-full p-3 data-selected:border-accent-strong"
            >
              <div className="flex items-start gap-3">
                <RowCheckbox
                  label={t`Choose: ${listing.title}`}
                  isChecked={selected.has(listing.id)}
                  onToggle={(isRange) => onSelect(listing.id, isRange)}
                />
                <div className="min-w-0 flex-1">
                  <ListingName listing={listing} />
                </div>
                <ListingMenu listing={listing} />
              </div>
              <div className="mt-3 flex flex-wrap items-center justify-between gap-2">
                <Money amount={listing.price} size="md" />
                <span className="min-w-0">
                  <ListingStatusBadges listing={listing} />
                </span>
              </div>
              <dl className="mt-3 grid grid-cols-3 gap-x-3 gap-y-2 border-line-muted border-t pt-3 text-center">
                {figuresOf(listing).map(({ key, label, text }) => (
                  <div key={key} className="flex flex-col-reverse justify-end">
                    <dt className="text-[11px] text-muted">{label}</dt>
                    <dd className="font-semibold tnum">{text}</dd>
                  </div>
                ))}
              </dl>
            </Card>
          </li>
        ))}
      </ul>
    </>
  );
}
