import type { Schema } from '@/shared/api/types';

export type Availability = Schema<'PublicUserOut'>['availability'];

const DAY_MINUTES = 24 * 60;
/** The shortest day's work that the server takes. */
const WINDOW_MIN_MINUTES = 4 * 60;

/** Whether the seller has said to be away, and is not back yet. */
export function isAway({ away_until }: Pick<Availability, 'away_until'>, now: number = Date.now()): boolean {
  return away_until !== null && new Date(away_until).getTime() > now;
}

/** Minutes of a time of day as the API writes it: `09:30` → 570; null when it is none. */
export function minutesOf(time: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}

/** Why working hours cannot be saved; null when they can. They may pass midnight. */
export function hoursProblem(from: string, to: string): 'incomplete' | 'too_short' | null {
  const [start, end] = [minutesOf(from), minutesOf(to)];
  if (start === null || end === null) return 'incomplete';
  return (end - start + DAY_MINUTES) % DAY_MINUTES < WINDOW_MIN_MINUTES ? 'too_short' : null;
}

/** How far a zone is from Greenwich now: `UTC+5`. */
export function offsetOf(zone: string): string {
  try {
    const parts = new Intl.DateTimeFormat('en', {
      timeZone: zone,
      timeZoneName: 'shortOffset',
    }).formatToParts();
    const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
    return offset.replace('GMT', 'UTC').replace('-', '−');
  } catch {
    return 'UTC';
  }
}

/** An instant as a field for date and time takes it, by this device's clock: `2026-11-27T09:00`. */
export function toLocalInput(iso: string | null): string {
  if (iso === null) return '';
  const moment = new Date(iso);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** What such a field holds as an instant; null when it is empty. */
export function fromLocalInput(text: string): string | null {
  return text === '' ? null : new Date(text).toISOString();
}
