import { useLingui } from '@lingui/react/macro';
import type { Tone } from '@/shared/ui/tones';
import type { ProviderCall } from '../providers-api';

const TONES: Record<string, Tone> = {
  accepted: 'success',
  ignored: 'neutral',
  error: 'danger',
  wrong_signature: 'attention',
};

/** How a provider's call ended, in a word or two; a code that has no words is shown as it is. */
export function useCallWords() {
  const { t } = useLingui();
  const names: Record<string, string> = {
    accepted: t`Accepted`,
    ignored: t`Ignored`,
    error: t`Failure of ours`,
    wrong_signature: t`Wrong signature`,
    unknown_reference: t`Unknown reference`,
    unknown_transaction: t`Unknown transaction`,
    wrong_amount: t`Wrong amount`,
    already_paid: t`Already paid`,
    closed: t`Deposit ended`,
    busy: t`Another attempt is open`,
    wrong_state: t`Wrong state`,
    transaction_conflict: t`Number of another deposit`,
    spent: t`Already spent`,
    malformed: t`Not readable`,
    not_json: t`Not JSON`,
    not_post: t`Not sent by POST`,
    wrong_address: t`From a wrong address`,
    wrong_key: t`Wrong key`,
    wrong_store: t`For another store`,
    foreign_service: t`For another service`,
    unknown_action: t`Unknown action`,
    unknown_method: t`Unknown method`,
    not_bound: t`Card not bound`,
  };
  return {
    /** The outcomes that can be asked for. */
    outcomes: Object.entries(names),
    nameOf: ({ outcome }: Pick<ProviderCall, 'outcome'>) =>
      outcome === '' ? t`Being dealt with` : (names[outcome] ?? outcome),
    toneOf: ({ outcome }: Pick<ProviderCall, 'outcome'>): Tone =>
      TONES[outcome] ?? (outcome === '' ? 'accent' : 'attention'),
  };
}
