import { useLingui } from '@lingui/react/macro';
import type { Tone } from '@/shared/ui/tones';
import type { SupportCard, SupportState, SupportTopic } from './api';
import './problem-words';

/** The words of requests. */
export function useSupportWords() {
  const { t } = useLingui();
  const topics: Record<SupportTopic, string> = {
    payment: t`Payment or withdrawal`,
    order: t`Order`,
    account: t`My account`,
    listing: t`My listing`,
    other: t`Something else`,
  };
  /** How it stands for the person, and how that looks. */
  const states: Record<SupportState, [words: string, tone: Tone]> = {
    open: [t`We are reading it`, 'accent'],
    answered: [t`Answered`, 'success'],
    waiting: [t`We are reading it`, 'accent'],
    closed: [t`Closed`, 'neutral'],
  };
  const subjects: Record<NonNullable<SupportCard['subject']>['kind'], string> = {
    order: t`Order`,
    deposit: t`Top-up`,
    withdrawal: t`Withdrawal`,
  };
  return { topics, states, subjects };
}
