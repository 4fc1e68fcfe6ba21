import { useLingui } from '@lingui/react/macro';
import { infoPaths } from '@/shared/lib/info-paths';
import { paths } from '@/shared/lib/paths';
import { SectionNav } from '@/shared/ui/section-nav';

/** The pages of information, side by side. */
export function InfoNav() {
  const { t } = useLingui();
  return (
    <SectionNav
      label={t`Information`}
      pages={[
        [infoPaths.faq(), t`Questions and answers`],
        [paths.howItWorks(), t`How it works`],
        [infoPaths.refunds(), t`Refunds`],
        [infoPaths.terms(), t`Terms`],
        [infoPaths.privacy(), t`Privacy`],
        [infoPaths.company(), t`About the company`],
      ]}
    />
  );
}
