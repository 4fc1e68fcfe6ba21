import { useLingui } from '@lingui/react/macro';
import { ArrowUpFromLine } from 'lucide-react';
import { WalletNav } from '@/features/payments/components/wallet-nav';
import { WithdrawalList } from '@/features/withdrawals/components/withdrawal-list';
import { paths } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { ButtonLink } from '@/shared/ui/button';

/** All of one's withdrawals. */
export function WithdrawalsPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Withdrawals`);
  return (
    <div className="page py-6 md:py-8">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-title">{t`Withdrawals`}</h1>
        <ButtonLink
          variant="primary"
          size="lg"
          to={paths.withdraw()}
          icon={<ArrowUpFromLine className="size-4" aria-hidden="true" />}
        >
          {t`Withdraw`}
        </ButtonLink>
      </div>
      <div className="mt-3">
        <WalletNav />
      </div>
      <div className="mt-6">
        <WithdrawalList />
      </div>
    </div>
  );
}
