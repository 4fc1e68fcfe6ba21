/** So long after the page began is an answer that nobody has taken yet still fresh. */
const FRESH_MS = 10_000;

/** What public/before-paint.js has asked for, by address. */
const asked = (): Record<string, Promise<Response>> =>
  (window as { wibestoreEarly?: Record<string, Promise<Response>> }).wibestoreEarly ?? {};

/**
 * The answer to a guest's first read, on its way since before the scripts came; each is given out once.
 *
 * @returns undefined when it was not asked for, or for somebody who is signed in
 */
export function takeEarlyAnswer(
  method: string,
  url: string,
  headers: Headers,
): Promise<Response> | undefined {
  const early = asked();
  const answer = early[url];
  delete early[url];
  const isUsable = method === 'GET' && !headers.has('Authorization') && performance.now() < FRESH_MS;
  return isUsable ? answer : undefined;
}
