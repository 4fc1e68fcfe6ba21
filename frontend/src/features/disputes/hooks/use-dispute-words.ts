import { useLingui } from '@lingui/react/macro';
import type { Tone } from '@/shared/ui/tones';
import type { Dispute, DisputeReason, Party, ResolutionReason } from '../api';

/** A reason as people choose it: a short name and what it covers. */
export interface ReasonWords {
  label: string;
  hint: string;
}

/** What a dispute's codes are called for people. */
export function useDisputeWords() {
  const { t } = useLingui();
  const reasons: Record<DisputeReason, ReasonWords> = {
    not_delivered: {
      label: t`The login was not delivered`,
      hint: t`The seller’s time is over and there is nothing to sign in with.`,
    },
    wrong_credentials: {
      label: t`The login does not work`,
      hint: t`The login or the password is wrong, or a code is asked for that you do not get.`,
    },
    not_as_described: {
      label: t`The account is not as described`,
      hint: t`Something is missing, or differs from what the listing says.`,
    },
    account_taken_back: {
      label: t`The account was taken back`,
      hint: t`You were in, and now somebody else has changed the password or the e-mail.`,
    },
    buyer_unresponsive: {
      label: t`The buyer does not answer`,
      hint: t`The account is handed over and works, but the buyer neither confirms nor says anything.`,
    },
    false_claim: {
      label: t`The buyer says something untrue`,
      hint: t`You can show that the account is as promised.`,
    },
    charge_back: {
      label: t`The payment was called back`,
      hint: t`The payment service took the money of this order back.`,
    },
    party_blocked: {
      label: t`WibeStore paused this order`,
      hint: t`One of the two cannot sign in now; our team decides, and the money waits.`,
    },
    other: { label: t`Something else`, hint: t`Say it so that a stranger understands.` },
  };
  const resolutions: Record<ResolutionReason, string> = {
    not_delivered: t`The login was not delivered`,
    wrong_credentials: t`The login does not work`,
    not_as_described: t`The account is not as described`,
    account_taken_back: t`The account was taken back`,
    false_claim: t`The claim was not true`,
    no_evidence: t`There is not enough evidence`,
    agreement: t`Both sides agreed`,
    other: t`Another reason`,
  };
  const parties: Record<Party, string> = {
    buyer: t`Buyer`,
    seller: t`Seller`,
    staff: 'WibeStore',
    system: 'WibeStore',
  };
  const outcomes: Record<Dispute['outcome'], [Tone, string]> = {
    '': ['danger', t`Open`],
    withdrawn: ['neutral', t`Withdrawn`],
    refunded: ['success', t`Refunded`],
    partially_refunded: ['success', t`Divided`],
    completed: ['success', t`Paid to the seller`],
    cancelled: ['neutral', t`Cancelled`],
  };
  const blocked: Record<string, string> = {
    credentials_not_revealed: t`Reveal the credentials and check the account first.`,
    not_the_opener: t`Only the side that opened the dispute can withdraw it.`,
    no_proposal: t`There is nothing to accept yet: the other side has proposed nothing.`,
    refund_out_of_range: t`Only the price of the order can be divided.`,
  };
  return {
    reasonOf: (reason: DisputeReason) => reasons[reason],
    resolutionOf: (reason: string) => resolutions[reason as ResolutionReason] ?? reason,
    partyOf: (party: Party) => parties[party],
    stateOf: (dispute: Pick<Dispute, 'outcome'>) => outcomes[dispute.outcome],
    /** Why a step is not open; undefined without a code. */
    blockedOf: (code: string | undefined) =>
      code === undefined ? undefined : (blocked[code] ?? t`Not possible now.`),
  };
}
