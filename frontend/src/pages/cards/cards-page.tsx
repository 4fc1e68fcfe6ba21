import { useLingui } from '@lingui/react/macro';
import { WalletNav } from '@/features/payments/components/wallet-nav';
import { useMethods } from '@/features/payments/deposits-api';
import { UnverifiedBanner } from '@/features/users/components/unverified-banner';
import { useMayReason } from '@/features/users/hooks/use-may-reason';
import { AddCard } from '@/features/withdrawals/components/add-card';
import { BindingBanner } from '@/features/withdrawals/components/binding-banner';
import { CardList } from '@/features/withdrawals/components/card-list';
import { useDocumentTitle } from '@/shared/lib/use-document-title';

/** The cards that money can be sent to. */
export function CardsPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Cards`);
  const blockedReason = useMayReason('withdraw');
  const { data: methods } = useMethods();
  return (
    <div className="page py-6 md:py-8">
      <h1 className="text-title">{t`Cards`}</h1>
      <div className="mt-3">
        <WalletNav />
      </div>
      <div className="mt-6 max-w-2xl">
        <UnverifiedBanner blocks="withdraw" className="mb-4" />
        <BindingBanner />
        <p className="mb-4 text-pretty text-muted">
          {t`Where your withdrawals go. We keep only the first and last digits of a card's number.`}
        </p>
        <CardList
          add={
            <AddCard
              methods={methods?.filter(({ can_withdraw }) => can_withdraw)}
              blockedReason={blockedReason}
            />
          }
        />
      </div>
    </div>
  );
}
