import type { Schema } from '@/shared/api/types';

/** What can be done about something that was reported. */
export const MEASURES = ['none', 'warn', 'hide', 'block'] as const;
export type Measure = (typeof MEASURES)[number];
/** For how many days something is hidden or somebody blocked. */
export const LENGTHS = [1, 3, 7, 30, 90] as const;
export const VERDICT_LEAST = 10;
export const VERDICT_MAX = 1000;
export const NOTE_MAX = 500;

/** A verdict that is being written. */
export interface VerdictDraft {
  kind: Measure;
  reason: string;
  text: string;
  /** A number of days; `until` a day; nothing: until the staff lift it. */
  length: string;
  /** The last day in Tashkent, as `2026-11-26`. */
  until: string;
}

/** What is still missing of a verdict. */
export type Missing = 'text' | 'end' | 'name';

/** When a measure ends; null: it does not by itself; undefined: the day is missing or over. */
export function endOf({ kind, length, until }: VerdictDraft, now = Date.now()): string | null | undefined {
  if (kind === 'none' || kind === 'warn' || length === '') return null;
  if (length !== 'until') return new Date(now + Number(length) * 86_400_000).toISOString();
  const end = Date.parse(`${until}T23:59:59+05:00`);
  return end > now ? new Date(end).toISOString() : undefined;
}

/**
 * What is missing, the first thing of it; null: it can be sent.
 *
 * @param typed what was typed to be sure of a block; `username` is whom it is about
 */
export function missingOf(
  draft: VerdictDraft,
  { username, typed }: { username: string; typed: string },
): Missing | null {
  if (draft.kind === 'none') return null;
  if (draft.text.trim().length < VERDICT_LEAST) return 'text';
  if (endOf(draft) === undefined) return 'end';
  return draft.kind === 'block' && typed.trim() !== username ? 'name' : null;
}

/** What to send; null without a measure. */
export function verdictOf(draft: VerdictDraft, now = Date.now()): Schema<'VerdictIn'> | null {
  const { kind, reason, text } = draft;
  if (kind === 'none') return null;
  return { kind, reason, text: text.trim(), expires_at: endOf(draft, now) ?? null };
}
