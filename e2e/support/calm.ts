import type { Page, Request } from '@playwright/test';

const TRIES = 300;

/**
 * Watches what a page asks the server for.
 *
 * @returns waits until nothing is asked any more: for some frames no answer is waited for
 */
export function watchAsking(page: Page): () => Promise<void> {
  const asked = new Set<Request>();
  page.on('request', (request) => {
    // What a page still says when it is left has no answer that anybody waits for.
    if (request.isNavigationRequest()) asked.clear();
    if (request.method() === 'GET' && request.url().includes('/api/')) asked.add(request);
  });
  // Its end is not told of every answer that the browser had kept.
  page.on('response', (answer) => asked.delete(answer.request()));
  page.on('requestfailed', (request) => asked.delete(request));
  return async () => {
    for (let tried = 0, calm = 0; calm < 2; tried += 1) {
      if (tried === TRIES) throw new Error(`no answer came: ${[...asked].map((request) => request.url()).join(', ')}`);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      calm = asked.size === 0 ? calm + 1 : 0;
    }
  };
}
