import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export interface Column<Row> {
  key: string;
  label: string;
  /** What stands here while the rows are fetched: the width of the usual content (`w-24`). */
  skeleton: string;
  cell: (row: Row) => ReactNode;
  isRight?: boolean;
  /** What the table is sorted by when the heading is pressed: the server's name, without a sign. */
  sort?: string;
  /** The filter that opens at the heading. */
  filter?: string;
  /** What it is on a card: the first column is the title, buttons end it, others are facts (four at most). */
  card?: 'title' | 'badge' | 'fact' | 'none';
  /** Can be hidden. */
  isOptional?: boolean;
  /** Buttons: the heading is for screen readers only. */
  isActions?: boolean;
}

/** How a filter of the spec is called and shown. */
export interface FilterField {
  /** Its name in the spec. */
  name: string;
  label: string;
  /** The words of a choice's values. */
  options?: readonly { value: string; label: string }[];
  /** Always in sight over the table: as chips, or as one list to choose from. All others are behind "Filters". */
  pinned?: 'chips' | 'select';
}

export interface BuiltInView {
  key: string;
  label: string;
  /** The address's query: `claimed=me`. */
  search: string;
}

/** What became of one row of many. */
export interface BulkResult {
  id: string;
  /** Null: it was done. */
  problem: { code: string; title?: string; params?: Record<string, unknown> } | null;
}

export interface BulkAction<Row> {
  key: string;
  label: string;
  icon: LucideIcon;
  hotkey?: string;
  isAllowed: (row: Row) => boolean;
  /**
   * Do it to the chosen rows that allow it. What it resolves to is shown, row by row; with nothing (a dialog was opened)
   * the rows stay chosen.
   */
  run: (rows: readonly Row[]) => Promise<readonly BulkResult[]> | undefined;
}

export interface Bulk<Row> {
  actions: readonly BulkAction<Row>[];
  /** How a row is called in the outcome. */
  titleOf: (row: Row) => string;
}
