import { expect, type Page, test } from '@playwright/test';

test.use({ serviceWorkers: 'allow' });

/** The worker has kept what it needs and is in charge of the page. */
async function untilKept(page: Page): Promise<void> {
  const isInCharge = async () => {
    const { active } = await navigator.serviceWorker.ready;
    const names = await caches.keys();
    const isKept = names.some((name) => name.startsWith('wibestore-shell-'));
    return active?.state === 'activated' && navigator.serviceWorker.controller !== null && isKept;
  };
  // It fetches some hundred files first.
  await page.waitForFunction(isInCharge, undefined, { timeout: 60_000 });
}

test('what was seen can be looked at without a connection, and the shop comes back by itself', async ({
  page,
  context,
}) => {
  const found = await (await page.request.get('/api/v1/listings/?has_images=true')).json();
  const [listing] = found.results;
  const title = page.getByRole('heading', { level: 1, name: listing.title });

  await test.step('a guest looks at an account', async () => {
    await page.goto(`/listings/${listing.id}`);
    await untilKept(page);
    // From now on the worker sees what the page asks for.
    await page.reload();
    await expect(title).toBeVisible();
    await expect
      .poll(() =>
        page.evaluate(
          async (id) =>
            (await caches.match(`/api/v1/listings/${id}/`, { ignoreVary: true }))?.headers.get('X-Kept-At') ??
            null,
          listing.id,
        ),
      )
      .not.toBeNull();
  });

  await test.step('the connection goes: the account is still there, and the page says what it is', async () => {
    await context.setOffline(true);
    await page.reload();
    await expect(title).toBeVisible();
    await expect(page.getByText('No connection: what you see may be out of date.')).toBeVisible();
  });

  await test.step('the offline page leads to what was seen', async () => {
    await page.goto('/offline');
    await expect(page.getByRole('heading', { name: 'No connection' })).toBeVisible();
    await page.getByRole('link', { name: listing.title }).click();
    await expect(title).toBeVisible();
  });

  await test.step('nothing private and nothing of a token is kept', async () => {
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const caches_ = await Promise.all(names.map((name) => caches.open(name)));
      const requests = (await Promise.all(caches_.map((cache) => cache.keys()))).flat();
      return requests.map((request) => [new URL(request.url).pathname, request.headers.has('Authorization')]);
    });
    expect(kept.filter(([, isSigned]) => isSigned)).toEqual([]);
    const answers = kept.map(([path]) => String(path)).filter((path) => path.startsWith('/api/'));
    expect(answers).toContain(`/api/v1/listings/${listing.id}/`);
    expect(answers.filter((path) => !/^\/api\/v1\/(games|listings|users)\//.test(path))).toEqual([]);
  });

  await test.step('it comes back', async () => {
    await page.goto('/offline');
    await expect(page.getByRole('heading', { name: 'No connection' })).toBeVisible();
    await context.setOffline(false);
    await page.waitForURL(/\/$/);
    await expect(page.getByText('No connection: what you see may be out of date.')).toBeHidden();
  });
});
