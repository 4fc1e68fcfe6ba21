import { expect, type Locator, type Page, test } from '@playwright/test';
import { readyOf } from '../support/api.ts';
import { join, newcomer, signInDemo } from '../support/people.ts';
import { fund } from '../support/wallet.ts';

const SELLER = 'jasur_new';
const FUNDS = 9_000_000;
/** More stops than any page has before its main button. */
const STOPS_MAX = 80;

test.describe.configure({ mode: 'parallel' });

/** Goes on by Tab alone until this has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < STOPS_MAX; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached by Tab: ${target}`);
}

async function enterOn(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  // What has the focus can be seen to have it.
  const outline = await target.evaluate((element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  });
  expect(outline, 'the focus can be seen').toBe(true);
  await page.keyboard.press('Enter');
}

const button = (place: Page | Locator, name: string) => place.getByRole('button', { name, exact: true }).first();

test('an account is bought, opened and confirmed with the keyboard alone', async ({ page }) => {
  test.slow();
  await fund(page.request, await join(page, newcomer()), FUNDS);
  const [listing] = await readyOf(page.request, SELLER);
  await page.goto(`/listings/${listing.id}`);

  await enterOn(page, button(page.getByRole('main'), 'Buy with escrow'));
  const dialog = page.getByRole('dialog');
  await enterOn(page, button(dialog, 'Buy with escrow'));
  await page.waitForURL(/\/orders\//);
  await enterOn(page, button(page, 'Reveal credentials'));
  await enterOn(page, button(dialog, 'Show them'));
  await expect(page.getByRole('region', { name: 'Login and password' })).toBeVisible();
  await expect(button(page, 'Confirm order')).toBeEnabled();
  await enterOn(page, button(page, 'Confirm order'));
  await enterOn(page, button(dialog, 'Yes, pay the seller'));
  await expect(page.getByRole('region', { name: 'Leave a review' })).toBeVisible();
});

test('the first stop skips to the content, and the next page begins at its own', async ({ page }) => {
  await page.goto('/catalog');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(
    await page.getByRole('main').evaluate((main) => main.contains(document.activeElement)),
    'the focus is in the content',
  ).toBe(true);

  const card = page.getByRole('main').getByRole('article').first().getByRole('link').first();
  await card.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/listings\//);
  await expect(page.getByRole('main')).toBeFocused();
});

test('a dialog keeps the focus and gives it back', async ({ page }) => {
  await signInDemo(page, 'aziz');
  await page.goto('/settings/close');
  const opener = button(page.getByRole('main'), 'Close my account');
  await enterOn(page, opener);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  for (let stop = 0; stop < 12; stop += 1) {
    await page.keyboard.press('Tab');
    // The browser's own bar is a stop of its own; nothing behind the dialog is.
    const isBehind = await dialog.evaluate(
      (element) => document.activeElement !== document.body && !element.contains(document.activeElement),
    );
    expect(isBehind).toBe(false);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});

test('who wants no motion gets none', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const address of ['/', '/catalog', '/how-it-works']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const long = await page.evaluate(() =>
      document
        .getAnimations()
        .map(({ effect }) => effect?.getComputedTiming())
        .filter((timing) => Number(timing?.duration) > 1 || timing?.iterations === Number.POSITIVE_INFINITY)
        .length,
    );
    expect(long, `${address}: animations that can be seen`).toBe(0);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe('auto');
  }
});

test('news is read out: a toast in its turn, messages as they come', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await join(page, newcomer());
  const [listing] = await readyOf(page.request, SELLER);
  await page.goto(`/listings/${listing.id}`);
  await page.getByRole('main').getByRole('button', { name: /^Share/ }).first().click();
  const toast = page.getByRole('status').filter({ hasText: 'The link is copied' });
  const copy = page.getByRole('menuitem', { name: /Copy/ });
  await expect(toast.or(copy).first()).toBeVisible();
  if (await copy.isVisible()) await copy.click();
  await expect(toast).toBeVisible();

  await page.getByRole('button', { name: 'Write to the seller' }).click();
  await page.waitForURL(/\/chats\//);
  await page.getByRole('textbox', { name: 'Message', exact: true }).fill('Is it still here?');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('log', { name: 'Messages' }).getByText('Is it still here?')).toBeVisible();
});

test.describe('at 200 %', () => {
  // A window of 1280 by 800 whose pixels are twice as large.
  test.use({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });

  test('nothing is lost: the way to buy, to search, to sign in and to sell', async ({ page }) => {
    const [listing] = await readyOf(page.request, SELLER);
    for (const [address, main] of [
      ['/', page.getByRole('main').getByRole('link')],
      ['/catalog', page.getByRole('button', { name: /^Filters/ })],
      [`/listings/${listing.id}`, page.getByRole('link', { name: 'Buy with escrow' })],
      ['/login', page.getByRole('main').getByRole('button', { name: 'Sign in' })],
      ['/premium', page.getByRole('heading', { level: 1 })],
    ] as const) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
      const seen = main.filter({ visible: true }).first();
      await seen.scrollIntoViewIfNeeded();
      await expect(seen, address).toBeInViewport();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${address}: pixels wider than the window`).toBeLessThanOrEqual(0);
    }
  });
});
