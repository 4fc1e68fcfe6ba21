import { useLingui } from '@lingui/react/macro';
import type { Tone } from '@/shared/ui/tones';
import type { Difference } from '../providers-api';

/** What a difference between a provider's list and ours means, in a word or two. */
export function useDifferenceWords() {
  const { t } = useLingui();
  const kinds: Record<Difference['kind'], [Tone, string]> = {
    missing_here: ['danger', t`Only they have it`],
    missing_there: ['danger', t`Only we have it`],
    double: ['danger', t`They have it twice`],
    amount: ['danger', t`Another amount`],
    currency: ['danger', t`Another currency`],
    late: ['attention', t`Another day`],
    state: ['attention', t`Another state`],
  };
  const lines: Record<Difference['line_kind'], string> = { payment: t`Payment`, payout: t`Payout` };
  return {
    kindOf: (kind: Difference['kind']) => kinds[kind],
    lineOf: (line: Difference['line_kind']) => lines[line],
  };
}
