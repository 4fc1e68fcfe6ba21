import type { LookFlag } from './desk-listing-types';

/** A place in a field, in code points; `end` is the first one after it. */
interface Span {
  field: string;
  start: number;
  end: number;
  kind: string;
}

/** A piece of a text; of a marked one what it is. */
export interface Piece {
  text: string;
  kind: string | null;
}

/** Where contacts stand in one field, by what was noticed. */
export function contactSpans(flags: readonly LookFlag[], field: string): Span[] {
  const found = flags.find(({ code }) => code === 'contact_in_text')?.params['spans'];
  return Array.isArray(found) ? (found as Span[]).filter((span) => span.field === field) : [];
}

/**
 * A text in pieces, those of the spans marked. Places are counted in code points: an emoji is one of them and two of a
 * string's own units. What lies outside the text (it was changed since) or over another place is left alone.
 */
export function markedPieces(text: string, spans: readonly Span[]): Piece[] {
  const points = Array.from(text);
  const pieces: Piece[] = [];
  let at = 0;
  const add = (end: number, kind: string | null) => {
    if (end > at) pieces.push({ text: points.slice(at, end).join(''), kind });
    at = Math.max(at, end);
  };
  for (const { start, end, kind } of spans.toSorted((one, other) => one.start - other.start)) {
    if (start < at || end > points.length || end <= start) continue;
    add(start, null);
    add(end, kind);
  }
  add(points.length, null);
  return pieces;
}
