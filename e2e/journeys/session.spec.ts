import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { expectSignedOut, signInDemo, signOut } from '../support/people.ts';
import { expired } from '../support/tokens.ts';

/** The key that signs access tokens in the shop under test, from its own secrets. */
function jwtKey(): string {
  const secrets = readFileSync(join(process.env.RUN_DIR ?? '../.run', 'secrets.env'), 'utf8');
  const line = secrets.split('\n').find((entry) => entry.startsWith('JWT_KEY='));
  if (!line) throw new Error('the shop under test has no JWT_KEY in its secrets.env');
  return line.slice('JWT_KEY='.length).trim();
}

/** Counts the refreshes that a page asks for. */
function refreshesOf(page: Page): string[] {
  const seen: string[] = [];
  page.on('response', (answer) => {
    if (answer.url().includes('/auth/refresh/')) seen.push(String(answer.status()));
  });
  return seen;
}

const PARALLEL = 5;

test('an expired access token is refreshed once under five parallel requests', async ({ page }) => {
  await signInDemo(page, 'aziz');
  await page.goto('/catalog');
  const hearts = page.getByRole('article').getByRole('button', { name: /favorites/i, pressed: false });
  await expect(hearts.nth(PARALLEL)).toBeVisible();
  const names = await Promise.all(
    [...Array(PARALLEL).keys()].map((n) => hearts.nth(n).getAttribute('aria-label')),
  );
  const refreshes = refreshesOf(page);
  const answers: number[] = [];
  page.on('response', (answer) => {
    if (answer.url().endsWith('/favorite/')) answers.push(answer.status());
  });

  // The server is sent the page's token as it will be when its time has passed, and gets all five at the same moment.
  let held = '';
  const waiting: (() => void)[] = [];
  await page.route('**/favorite/', async (route) => {
    const headers = route.request().headers();
    const bearer = (headers.authorization ?? '').replace('Bearer ', '');
    held ||= bearer;
    if (bearer === held) {
      headers.authorization = `Bearer ${expired(bearer, jwtKey())}`;
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        if (waiting.length === PARALLEL) for (const release of waiting) release();
      });
    }
    await route.continue({ headers });
  });
  for (const name of names) {
    await page
      .getByRole('article')
      .getByRole('button', { name: name ?? '', exact: true })
      .first()
      .click();
  }

  await expect.poll(() => answers.filter((status) => status === 401)).toHaveLength(PARALLEL);
  await expect.poll(() => answers.filter((status) => status === 200)).toHaveLength(PARALLEL);
  expect(refreshes).toEqual(['200']);
});

test('two tabs that refresh at once keep the session, and signing out ends it in both', async ({
  context,
}) => {
  const tabs = [await context.newPage(), await context.newPage()] as const;
  await signInDemo(tabs[0], 'malika');
  await tabs[1].goto('/wallet');
  await expect(tabs[1].getByRole('heading', { level: 1 })).toHaveText(/Wallet/);

  await test.step('both start anew at the same moment', async () => {
    for (let round = 0; round < 3; round++) {
      await Promise.all(tabs.map((tab) => tab.goto('/wallet')));
      for (const tab of tabs) await expect(tab.getByRole('heading', { level: 1 })).toHaveText(/Wallet/);
    }
  });

  await test.step('sign out in one', async () => {
    await signOut(tabs[0]);
    await expectSignedOut(tabs[1]);
    await tabs[1].goto('/wallet');
    await tabs[1].waitForURL(/\/login/);
  });
});

test('whoever was signed in is never shown the corner of a guest, not even before the scripts come', async ({
  page,
}) => {
  const corner = (who: string) => page.locator(`[data-screen="home"][lang="en"] header [data-for="${who}"]`);
  // The page as the server sends it, which nothing takes over.
  await page.route('**/assets/index-*.js', (route) => route.abort());

  await page.goto('/');
  await expect(corner('guest').getByText('Sign in')).toBeVisible();
  await expect(corner('member').locator('.skeleton').last()).toBeHidden();

  await signInDemo(page, 'aziz');
  await page.goto('/');
  await expect(corner('member').locator('.skeleton').last()).toBeVisible();
  await expect(corner('guest').getByText('Sign in')).toBeHidden();
});
