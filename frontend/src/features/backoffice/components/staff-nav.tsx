import { useLingui } from '@lingui/react/macro';
import { paths } from '@/shared/lib/paths';
import { SectionNav } from '@/shared/ui/section-nav';

/** The staff's pages, one of them open. */
export function StaffNav() {
  const { t } = useLingui();
  return (
    <SectionNav
      label={t`Staff`}
      pages={[
        [paths.adminDisputes(), t`Disputes`],
        [paths.adminWithdrawals(), t`Withdrawals`],
        [paths.adminReconciliation(), t`Differences`],
        [paths.adminProviderCalls(), t`Providers' calls`],
      ]}
    />
  );
}
