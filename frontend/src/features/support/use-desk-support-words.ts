import { useLingui } from '@lingui/react/macro';
import type { SupportState } from './api';
import type { DESK_STATES } from './desk-support-api';
import { useSupportWords } from './use-support-words';

/** The words of requests at the desk. */
export function useDeskSupportWords() {
  const { t } = useLingui();
  const { topics, subjects } = useSupportWords();
  const states: Record<SupportState, string> = {
    open: t`New`,
    answered: t`Answered`,
    waiting: t`Wrote again`,
    closed: t`Closed`,
  };
  const lists: Record<(typeof DESK_STATES)[number], string> = {
    waiting: t`Wait for an answer`,
    answered: t`Answered`,
    closed: t`Closed`,
    all: t`All`,
  };
  return { topics, subjects, states, lists };
}
