import { useLingui } from '@lingui/react/macro';
import type { EntryKind } from '../transactions-desk-api';

/** What an entry of the books is about, and whose accounts its lines are of. */
export function useEntryWords() {
  const { t } = useLingui();
  const kinds: Record<EntryKind, string> = {
    deposit: t`Top-up`,
    deposit_reversal: t`Top-up taken back`,
    deposit_refund: t`Returned to the card`,
    deposit_refund_return: t`Back from the card`,
    order_hold: t`Paid into escrow`,
    order_release: t`Paid out to the seller`,
    order_refund: t`Refund`,
    order_settlement: t`Dispute settled`,
    order_claim: t`Income back in escrow`,
    hold_matured: t`Hold is over`,
    subscription: t`Subscription`,
    promotion: t`Promotion`,
    withdrawal: t`Withdrawal asked for`,
    withdrawal_sent: t`Withdrawal sent`,
    withdrawal_paid: t`Withdrawal paid`,
    withdrawal_return: t`Withdrawal came back`,
    debt_settlement: t`Debt paid off`,
    correction: t`Correction`,
  };
  const accounts: Record<string, string> = {
    'user:available': t`Wallet: available`,
    'user:held': t`Wallet: on hold`,
    'user:payout_reserved': t`Wallet: being withdrawn`,
    'user:debt': t`Wallet: debt`,
    'order:escrow': t`Escrow`,
    'platform:commission': t`Commission`,
    'platform:subscriptions': t`Subscriptions`,
    'platform:promotions': t`Promotions`,
    'platform:payout_clearing': t`Payouts on their way`,
    'provider:clearing': t`At the provider`,
  };
  return {
    kindName: (kind: string) => kinds[kind as EntryKind] ?? kind,
    accountName: (account: string) => accounts[account] ?? account,
  };
}
