import type { ListingDecision } from './desk-listing-types';

/** What is to be corrected in one field: a ready reason, words, or words instead of it. */
export interface DraftRow {
  field: string;
  template: string;
  text: string;
}

/** A rejection that is being written. */
export interface RejectDraft {
  rows: readonly DraftRow[];
  reason: string;
}

export const MAX_ROWS = 12;
export const EMPTY_ROW: DraftRow = { field: '', template: '', text: '' };

/** A draft kept in the tab; rubbish is an empty one. */
export function readDraft(kept: string): RejectDraft {
  try {
    const { rows, reason } = JSON.parse(kept) as RejectDraft;
    const known = rows.filter((row) =>
      [row.field, row.template, row.text].every((value) => typeof value === 'string'),
    );
    return { rows: known.length > 0 ? known : [EMPTY_ROW], reason: typeof reason === 'string' ? reason : '' };
  } catch {
    return { rows: [EMPTY_ROW], reason: '' };
  }
}

const isSaid = ({ field, template, text }: DraftRow) =>
  field !== '' && (template !== '' || text.trim() !== '');

/** What to send; null while nothing is said, or a field is chosen without a reason. */
export function decisionOf({ rows, reason }: RejectDraft, version: number): ListingDecision | null {
  const said = rows.filter(isSaid);
  const isHalf = rows.some((row) => !isSaid(row) && (row.field !== '' || row.text.trim() !== ''));
  if (isHalf || (said.length === 0 && !reason.trim())) return null;
  return {
    decision: 'reject',
    expected_version: version,
    reason: reason.trim(),
    checklist: {},
    field_reasons: said.map(({ field, template, text }) => ({
      field,
      template: template || null,
      text: text.trim(),
    })),
  };
}
