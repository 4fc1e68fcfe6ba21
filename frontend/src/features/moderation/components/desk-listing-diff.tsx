import { useLingui } from '@lingui/react/macro';
import { FieldDiff } from '@/shared/desk/diff/field-diff';
import { type DiffImage, ImageDiff } from '@/shared/desk/diff/image-diff';
import { useLocale } from '@/shared/i18n/locale';
import { formatSom } from '@/shared/lib/money';
import type { LookDifference, LookListing } from '../desk-listing-types';

export interface DeskListingDiffProps {
  listing: LookListing;
  diff: readonly LookDifference[];
  fieldName: (field: string) => string;
}

/** What a changed listing says otherwise than when it was approved, field by field. */
export function DeskListingDiff({ listing, diff, fieldName }: DeskListingDiffProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const told = (field: string, value: unknown) => {
    if (value === null || value === undefined || value === '') return null;
    if (field === 'price' && typeof value === 'number') return formatSom(value, locale);
    if (typeof value === 'boolean') return value ? t`Yes` : t`No`;
    return String(value);
  };
  return (
    <section aria-label={t`Changes since it was approved`} className="surface grid gap-4 p-4">
      <h2 className="font-semibold">{t`Changes since it was approved`}</h2>
      {diff.map(({ field, before, after, kind }) =>
        kind === 'images' ? (
          <div key={field} className="grid gap-1">
            <p className="font-semibold text-xs">{fieldName(field)}</p>
            <ImageDiff before={picturesOf(before, listing)} after={picturesOf(after, listing)} />
          </div>
        ) : (
          <FieldDiff
            key={field}
            label={fieldName(field)}
            kind={kind}
            before={told(field, before)}
            after={told(field, after)}
          />
        ),
      )}
    </section>
  );
}

/** The pictures of one side; those that are there still by their newest address. */
function picturesOf(side: unknown, { images }: LookListing): DiffImage[] {
  if (!Array.isArray(side)) return [];
  return (side as { id: string; card?: { url: string } }[]).map(({ id, card }) => ({
    id,
    url: images.find((image) => image.id === id)?.card.url ?? card?.url ?? '',
  }));
}
