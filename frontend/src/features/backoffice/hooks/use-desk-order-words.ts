import { useLingui } from '@lingui/react/macro';
import type { Tone } from '@/shared/ui/tones';

/** The states of orders in their order, as the staff's figures name them. */
export function useDeskOrderWords() {
  const { t } = useLingui();
  const states: readonly (readonly [string, string, Tone])[] = [
    ['awaiting_payment', t`Awaiting payment`, 'attention'],
    ['paid', t`Paid`, 'accent'],
    ['delivered', t`Delivered`, 'accent'],
    ['disputed', t`Dispute`, 'danger'],
    ['completed', t`Completed`, 'success'],
    ['cancelled', t`Cancelled`, 'neutral'],
    ['refunded', t`Refunded`, 'neutral'],
    ['partially_refunded', t`Partly refunded`, 'neutral'],
  ];
  return {
    states,
    nameOf: (state: string) => states.find(([code]) => code === state)?.[1] ?? state,
    toneOf: (state: string): Tone => states.find(([code]) => code === state)?.[2] ?? 'neutral',
  };
}
