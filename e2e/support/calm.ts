import type { Page } from '@playwright/test';

const TRIES = 300;

/**
 * Watches what a page asks the server for.
 *
 * @returns waits until nothing is asked any more: two frames have passed, and no answer is waited for
 */
export function watchAsking(page: Page): () => Promise<void> {
  const asked = new Set<unknown>();
  page.on('request', (request) => {
    if (request.url().includes('/api/')) asked.add(request);
  });
  page.on('requestfinished', (request) => asked.delete(request));
  page.on('requestfailed', (request) => asked.delete(request));
  return async () => {
    for (let tried = 0, calm = 0; calm < 2; tried += 1) {
      if (tried === TRIES) throw new Error(`${asked.size} answers have not come`);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      calm = asked.size === 0 ? calm + 1 : 0;
    }
  };
}
