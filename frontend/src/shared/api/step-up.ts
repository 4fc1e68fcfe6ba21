import { useSyncExternalStore } from 'react';
import type { Problem } from './problem';
import { session } from './session';

/** What the server wants proved before it does something. */
export interface StepUpDemand {
  problem: Problem;
  end: (isConfirmed: boolean) => void;
}

let demand: StepUpDemand | null = null;
let answer: Promise<void> | null = null;
const listeners = new Set<() => void>();

/**
 * Ask the person, in one dialog however many requests wait for it, to prove that it is them.
 *
 * @param problem the server's `auth.step_up_required`
 * @throws Problem the same, when they would rather not, or signed out meanwhile
 */
export function stepUp(problem: Problem): Promise<void> {
  answer ??= new Promise<void>((resolve, reject) => {
    const stopWatching = session.watch(({ type }) => type === 'ended' && end(false));
    const end = (isConfirmed: boolean) => {
      stopWatching();
      answer = null;
      show(null);
      if (isConfirmed) resolve();
      else reject(problem);
    };
    show({ problem, end });
  });
  return answer;
}

/** What waits for a proof now; for the dialog only. */
export function useStepUpDemand(): StepUpDemand | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => demand,
  );
}

function show(next: StepUpDemand | null): void {
  demand = next;
  for (const listener of listeners) listener();
}
