import { useLingui } from '@lingui/react/macro';
import { paths } from '@/shared/lib/paths';
import { SectionNav } from '@/shared/ui/section-nav';

/** The wallet's pages, one of them open. */
export function WalletNav() {
  const { t } = useLingui();
  return (
    <SectionNav
      label={t`Wallet`}
      pages={[
        [paths.wallet(), t`Overview`],
        [paths.transactions(), t`Transactions`],
        [paths.withdrawals(), t`Withdrawals`],
        [paths.cards(), t`Cards`],
      ]}
    />
  );
}
