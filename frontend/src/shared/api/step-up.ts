import { useSyncExternalStore } from 'react';
import type { Problem } from './problem';
import { session } from './session';

/** What the server wants proved before it does something. */
export interface StepUpDemand {
  problem: Problem;
  end: (isConfirmed: boolean) => void;
}

/** How long the place that shows the dialog may take to come; without it nobody could answer. */
const PLACE_WAIT_MS = 10_000;

let demand: StepUpDemand | null = null;
let answer: Promise<void> | null = null;
const listeners = new Set<() => void>();

/**
 * Ask the person, in one dialog however many requests wait for it, to prove that it is them.
 *
 * @param problem the server's `auth.step_up_required`
 * @throws Problem the same, when they would rather not, signed out meanwhile, or nothing can ask them
 */
export function stepUp(problem: Problem): Promise<void> {
  answer ??= new Promise<void>((resolve, reject) => {
    const stopWatching = session.watch(({ type }) => type === 'ended' && end(false));
    let isOver = false;
    const end = (isConfirmed: boolean) => {
      if (isOver) return;
      isOver = true;
      stopWatching();
      answer = null;
      show(null);
      if (isConfirmed) resolve();
      else reject(problem);
    };
    show({ problem, end });
    setTimeout(() => {
      if (listeners.size === 0) end(false);
    }, PLACE_WAIT_MS);
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
