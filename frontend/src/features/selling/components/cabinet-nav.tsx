import { useLingui } from '@lingui/react/macro';
import { paths } from '@/shared/lib/paths';
import { SectionNav } from '@/shared/ui/section-nav';

/** The pages of the seller's cabinet. */
export function CabinetNav() {
  const { t } = useLingui();
  return (
    <SectionNav
      label={t`Seller's cabinet`}
      pages={[
        [paths.myListings(), t`Listings`],
        [paths.sellingStats(), t`Statistics`],
        [paths.importListings(), t`Import from a file`],
      ]}
    />
  );
}
