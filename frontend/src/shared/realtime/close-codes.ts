/** Why a connection will not come back by itself. */
export type StopReason = 'signed-out' | 'no-right' | 'not-there';

/** What a close means for whoever was connected. */
export type CloseMeaning =
  /** Ask for a new session first. */
  | { kind: 'sign-in-again' }
  | { kind: 'stop'; reason: StopReason }
  /** Come back, not before this. */
  | { kind: 'wait'; delayMs: number }
  | { kind: 'come-back' };

const TOO_MANY_WAIT_MS = 60_000;

/** The meaning of a close code (api.md, Sockets); those we do not know are broken lines: come back. */
export function meaningOf(code: number): CloseMeaning {
  switch (code) {
    case 4401:
      return { kind: 'sign-in-again' };
    case 4403:
      return { kind: 'stop', reason: 'no-right' };
    case 4404:
      return { kind: 'stop', reason: 'not-there' };
    case 4429:
      return { kind: 'wait', delayMs: TOO_MANY_WAIT_MS };
    default:
      return { kind: 'come-back' };
  }
}
