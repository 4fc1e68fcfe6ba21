import { toProblem } from '@/shared/api/problem';

/** Takes one error that somebody should look at. */
export type Report = (error: unknown) => void;

/** A page that fails in a circle says no more than this. */
const MOST = 30;

/** Refusals that are a fault of the interface's own; the others are answers, or the server has told of them itself. */
const OWN_FAULTS = new Set(['client.error', 'client.unreadable']);

/** A file that a deploy took away or a connection that broke, and a note of browsers that means nothing. */
const NO_FAULT =
  /dynamically imported module|importing a module script|preload CSS|ResizeObserver loop|load failed|failed to fetch|networkerror/i;

/**
 * Hand over every error of the page: those kept since it began (`public/before-paint.js`), then those to come.
 *
 * @returns the way to stop
 */
export function watchErrors(report: Report): () => void {
  let told = 0;
  const tell = (event: Event) => {
    const error = errorOf(event);
    if (told >= MOST || !isWorthTelling(error)) return;
    told += 1;
    report(error);
  };
  addEventListener('error', tell);
  addEventListener('unhandledrejection', tell);
  for (const event of forgetEarlyErrors()) tell(event);
  return () => {
    removeEventListener('error', tell);
    removeEventListener('unhandledrejection', tell);
  };
}

/** What was kept since the page began; nothing is kept any more. */
export function forgetEarlyErrors(): Event[] {
  const early = window.wibestore;
  if (!early) return [];
  removeEventListener('error', early.keep);
  removeEventListener('unhandledrejection', early.keep);
  return early.errors.splice(0);
}

function errorOf(event: Event): unknown {
  if ('reason' in event) return event.reason;
  return event instanceof ErrorEvent ? (event.error ?? event.message) : event;
}

/** Whether an error is a bug of the interface, and not the network, a refusal or somebody who went away. */
export function isWorthTelling(error: unknown): boolean {
  if (error === undefined || error === null || error === 'Script error.') return false;
  if (error instanceof DOMException && /Abort|Timeout/.test(error.name)) return false;
  const problem = toProblem(error);
  return OWN_FAULTS.has(problem.code) && !NO_FAULT.test(problem.message);
}
