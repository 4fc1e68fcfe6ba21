/** Where the service worker keeps public answers that were seen; the offline page reads them there. */
export const READS_CACHE = 'wibestore-reads-1';

/** When an answer was kept: a header that the worker adds to it. */
export const KEPT_AT = 'X-Kept-At';

/** A seen answer is shown without a connection for so long (milliseconds). */
export const READ_KEPT_MS = 7 * 24 * 60 * 60_000;

/** What the worker tells a page: that an answer is an old one, since the shop could not be reached. */
export interface KeptMessage {
  type: 'kept';
  at: string;
}
