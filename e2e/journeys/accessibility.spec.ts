import { AxeBuilder } from '@axe-core/playwright';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { accessToken, read } from '../support/api.ts';
import { signInDemo } from '../support/people.ts';

const BUYER = 'aziz';
const SELLER = 'nodir_games';
const STAFF = 'admin';
const THEMES = ['dark', 'light'] as const;
const NARROW = { width: 320, height: 720 };
const WIDE = { width: 1280, height: 800 };

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

/** Where the staff works. */
async function staffPages(request: APIRequestContext): Promise<string[]> {
  const { results } = await read(request, await accessToken(request, STAFF), 'admin/disputes/?status=open');
  return [...DESK_PAGES, `/admin/disputes/${results[0].id}`, '/admin/games/pubg-mobile'];
}

/** What axe holds against the page that is open, the serious and the critical. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
}

/** Opens each address, waits for its content and judges it: wide in both themes, and on the narrowest phone. */
async function judge(page: Page, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    await test.step(address, async () => {
      await page.setViewportSize(WIDE);
      for (const theme of THEMES) {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        await page.goto(address);
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.getByRole('main').locator('[aria-busy="true"]')).toHaveCount(0);
        expect(await violations(page), `in the ${theme} theme`).toEqual([]);
      }
      await page.setViewportSize(NARROW);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, 'pixels wider than the phone').toBeLessThanOrEqual(0);
    });
  }
}

test('a guest can use the pages open to all, in both themes and on the narrowest phone', async ({
  page,
  request,
}) => {
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

test('the staff can use their queues, in both themes and on the narrowest phone', async ({
  page,
  request,
}) => {
  test.slow();
  const addresses = await staffPages(request);
  await signInDemo(page, STAFF);
  await judge(page, addresses);
});
