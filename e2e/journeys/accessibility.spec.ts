import { AxeBuilder } from '@axe-core/playwright';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { accessToken, read, send } from '../support/api.ts';
import { signInDemo } from '../support/people.ts';

const BUYER = 'aziz';
const SELLER = 'nodir_games';
const STAFF = 'admin';
type Theme = 'dark' | 'light';
/** The rules that a theme can break; all others say the same in both. */
const OF_COLORS = ['color-contrast', 'link-in-text-block'];
const NARROW = { width: 320, height: 720 };
const WIDE = { width: 1280, height: 800 };

// The longest file, of people who only look.
test.describe.configure({ mode: 'parallel' });

/** Where the guest looks. */
async function guestPages(request: APIRequestContext): Promise<string[]> {
  const found = await (await request.get('/api/v1/listings/?has_images=true')).json();
  return ['/', '/catalog', `/listings/${found.results[0].id}`, ...WAYS_IN];
}

/** The ways into an account; the pages of letters' links as they are without their token. */
const WAYS_IN = [
  '/login',
  '/register',
  '/forgot-password',
  '/check-mail?why=reset',
  '/verify-email',
  '/reset-password',
  '/unlock',
  '/confirm-email-change',
  '/appeal',
  '/admin/login',
];

const SETTINGS = [
  '/settings/profile',
  '/settings/security',
  '/settings/sessions',
  '/settings/notifications',
  '/settings/close',
];

/** Where the buyer looks. */
async function buyerPages(request: APIRequestContext): Promise<string[]> {
  const { results } = await read(request, await accessToken(request, BUYER), 'profile/purchases/');
  const disputed = results.find((order: { dispute_id: string | null }) => order.dispute_id);
  const own = [
    '/wallet',
    '/transactions',
    '/sell',
    '/purchases',
    '/offers',
    '/offers?side=sent',
    '/reports',
    ...SETTINGS,
  ];
  return [...own, `/orders/${results[0].id}`, `/orders/${disputed.id}`, `/disputes/${disputed.dispute_id}`];
}

const CABINET_PAGES = ['/my-listings', '/my-listings/stats', '/my-listings/import'];
const SELLER_PAGES = [
  ...CABINET_PAGES,
  '/sales',
  '/wallet/withdraw',
  '/wallet/withdrawals',
  '/wallet/cards',
  '/premium',
  '/top',
  '/top?tab=listings',
  '/statistics',
];

const DESK_PAGES = [
  '/admin',
  '/admin/listings',
  '/admin/reports',
  '/admin/appeals',
  '/admin/disputes',
  '/admin/users',
  '/admin/transactions',
  '/admin/withdrawals',
  '/admin/provider-calls',
  '/admin/reconciliation',
  '/admin/plans',
  '/admin/games',
  '/admin/settings',
  '/admin/audit',
];

/** Where the staff works on one thing: the first of each queue, where a buyer has just reported somebody. */
async function caseDesks(request: APIRequestContext): Promise<string[]> {
  const token = await accessToken(request, STAFF);
  const first = async (queue: string) => (await read(request, token, `admin/${queue}`)).results[0];
  const user = await first('users/?search=kamila');
  const report = { subject_kind: 'user', subject_id: user.id, reason: 'impersonation' };
  await send(request, 'reports/', report, await accessToken(request, BUYER));
  const queues = ['listings', 'reports', 'disputes'];
  const found = await Promise.all(queues.map((queue) => first(`${queue}/`)));
  return [
    ...queues.map((queue, index) => `/admin/${queue}/${found[index].id}`),
    `/admin/users/${user.id}`,
    '/admin/games/pubg-mobile',
  ];
}

/** What axe holds against the page that is open, the serious and the critical; by all its rules or by these. */
async function violations(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  const { violations: found } = await (rules ? axe.withRules(rules) : axe).analyze();
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) =>
      [id, ...nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`)].join('\n'),
    );
}

/** Makes the system prefer a theme, which the shop follows at once. */
const paint = (page: Page, colorScheme: Theme) => page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });

/** Opens an address in a theme, waits for its content and judges it. */
async function judgeIn(page: Page, theme: Theme, address: string): Promise<void> {
  await page.setViewportSize(WIDE);
  await paint(page, theme);
  await page.goto(address);
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('main').locator('[aria-busy="true"]')).toHaveCount(0);
  expect(await violations(page), `in the ${theme} theme`).toEqual([]);
}

/** The page that is open fits the narrowest phone. */
async function judgeNarrow(page: Page): Promise<void> {
  await page.setViewportSize(NARROW);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, 'pixels wider than the phone').toBeLessThanOrEqual(0);
}

/** Judges the shop's pages: wide, in both themes, and on the narrowest phone. */
async function judge(page: Page, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    await test.step(address, async () => {
      await judgeIn(page, 'dark', address);
      await paint(page, 'light');
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
      // What changes by a transition has its new color with the next frame.
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      expect(await violations(page, OF_COLORS), 'in the light theme').toEqual([]);
      await judgeNarrow(page);
    });
  }
}

/** Judges the staff's pages, which are all made of the same parts: the themes in turns. */
async function judgeDesk(page: Page, addresses: readonly string[]): Promise<void> {
  await signInDemo(page, STAFF);
  for (const [index, address] of addresses.entries()) {
    await test.step(address, async () => {
      await judgeIn(page, index % 2 === 0 ? 'dark' : 'light', address);
      await judgeNarrow(page);
    });
  }
}

test('a guest can use the pages open to all, in both themes and on the narrowest phone', async ({
  page,
  request,
}) => {
  test.slow();
  await judge(page, await guestPages(request));
});

test('a buyer can use their own pages, in both themes and on the narrowest phone', async ({
  page,
  request,
}) => {
  test.slow();
  const addresses = await buyerPages(request);
  await signInDemo(page, BUYER);
  await judge(page, addresses);
});

test('a seller can get their money and change their plan, in both themes and on the narrowest phone', async ({
  page,
}) => {
  test.slow();
  await signInDemo(page, SELLER);
  await judge(page, SELLER_PAGES);
});

test('the staff can use their queues, in one of the themes and on the narrowest phone', async ({ page }) => {
  test.slow();
  await judgeDesk(page, DESK_PAGES);
});

test('the staff can work on one thing, in one of the themes and on the narrowest phone', async ({
  page,
  request,
}) => {
  test.slow();
  await judgeDesk(page, await caseDesks(request));
});
