export interface HookFacts {
  name: string;
  /** Its path from `src`. */
  file: string;
  part: string;
  doc: string;
  /** It changes something, and reads nothing by itself. */
  isChange: boolean;
  keys: string[];
  endpoints: string[];
  invalidated: string[];
  kept: string[];
}
export function hooksOf(src?: string): HookFacts[];
export function pageOf(hooks: HookFacts[]): string;
