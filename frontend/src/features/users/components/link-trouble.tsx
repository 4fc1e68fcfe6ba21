import { useLingui } from '@lingui/react/macro';
import { LinkIcon, TimerOff, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { Button } from '@/shared/ui/button';
import { Outcome, OutcomeIcon } from '@/shared/ui/outcome';
import { useWait } from '../hooks/use-wait';

const DEAD = new Set(['auth.link_invalid', 'auth.link_expired']);

/** Whether a letter's link is good for nothing any more. */
export function isDeadLink(error: unknown): boolean {
  return DEAD.has(toProblem(error).code);
}

export interface LinkTroubleProps {
  /** What the server said; undefined: the link came without its token. */
  error?: unknown;
  /** How to get another link. */
  renewal: ReactNode;
  /** Ask the server once more, where that may help. */
  onRetry?: () => void;
}

/** A letter's link that did not work: why, and the next step. Mount it anew for another error. */
export function LinkTrouble({ error, renewal, onRetry }: LinkTroubleProps) {
  const { t } = useLingui();
  const problem = error === undefined ? null : toProblem(error);
  const wait = useWait(problem?.status === 429 ? Number(problem.params['retry_after_s']) || 60 : 0);
  if (problem && !isDeadLink(problem)) {
    return (
      <Outcome
        tone="attention"
        mark={<OutcomeIcon of={problem.isNetwork ? WifiOff : TimerOff} />}
        title={problem.isNetwork ? t`No connection` : t`This did not work yet`}
        actions={
          onRetry && (
            <Button
              variant="primary"
              size="lg"
              onClick={onRetry}
              disabledReason={wait.left > 0 ? t`Too many attempts. Wait a moment.` : undefined}
            >
              {wait.left > 0 ? t`Try again in ${wait.clock}` : t`Try again`}
            </Button>
          )
        }
      >
        {problemWords(problem)}
      </Outcome>
    );
  }
  const isExpired = problem?.code === 'auth.link_expired';
  return (
    <Outcome
      tone="attention"
      mark={<OutcomeIcon of={isExpired ? TimerOff : LinkIcon} />}
      title={
        isExpired ? t`This link is too old` : problem ? t`This link is used up` : t`The link is not whole`
      }
      actions={renewal}
    >
      {isExpired
        ? t`For your safety links of our letters work for half an hour only. Have a new one sent.`
        : problem
          ? t`It was used already, or a newer letter has taken its place. Open the newest one.`
          : t`Open it from the letter again, or copy all of it into the address bar.`}
    </Outcome>
  );
}
