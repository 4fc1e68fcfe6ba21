import type { Listing } from '@/features/listings/api';
import { BuyDialog } from '@/features/orders/components/buy-dialog';
import { useWallet } from '@/features/payments/api';
import { DepositForm } from '@/features/payments/components/deposit-form';
import { PayCardChoice } from '@/features/withdrawals/components/pay-card-choice';

export interface BuyFlowProps {
  listing: Listing;
  isOpen: boolean;
  onClose: () => void;
}

/** Buying: the dialog, the missing money, and the card that brings it. Its code comes with the first press. */
export function BuyFlow({ listing, isOpen, onClose }: BuyFlowProps) {
  const wallet = useWallet();
  return (
    <BuyDialog
      listing={listing}
      isOpen={isOpen}
      onClose={onClose}
      available={wallet.data?.available}
      renderTopUp={(topUp) => (
        <DepositForm {...topUp} renderCards={(choice) => <PayCardChoice {...choice} />} />
      )}
    />
  );
}
