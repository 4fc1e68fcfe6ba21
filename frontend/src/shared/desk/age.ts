import type { Tone } from '@/shared/ui/tones';

const MINUTE_MS = 60_000;

/** How old something is against what was promised. */
export interface Age {
  tone: Extract<Tone, 'neutral' | 'attention' | 'danger'>;
  /** Past what was promised. */
  isOver: boolean;
  /** Since it waits; past the promise, since then. */
  amount: number;
  unit: 'minutes' | 'hours' | 'days';
}

/**
 * Below half of the promised time neutral, then attention, past it danger.
 *
 * @param due until when it should be done; null: nothing was promised
 */
export function ageOf(since: string, due: string | null, now: number): Age {
  const begun = Date.parse(since);
  const end = due === null ? null : Date.parse(due);
  const isOver = end !== null && now > end;
  const isLate = end !== null && now - begun >= (end - begun) / 2;
  const minutes = Math.max(0, Math.floor((now - (isOver ? end : begun)) / MINUTE_MS));
  const [amount, unit] =
    minutes < 60
      ? ([minutes, 'minutes'] as const)
      : minutes < 48 * 60
        ? ([Math.floor(minutes / 60), 'hours'] as const)
        : ([Math.floor(minutes / 1440), 'days'] as const);
  return { tone: isOver ? 'danger' : isLate ? 'attention' : 'neutral', isOver, amount, unit };
}
