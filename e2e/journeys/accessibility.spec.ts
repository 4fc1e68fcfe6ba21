import { expect, type Locator, type Page, test } from '@playwright/test';
import { readyOf, send } from '../support/api.ts';
import { prepare, shifted, violations } from '../support/axe.ts';
import { watchAsking } from '../support/calm.ts';
import { DIALOGS, ORDER_DIALOGS } from '../support/dialogs.ts';
import { pagesOf, type ShopPage, unheardOf } from '../support/pages.mjs';
import { join, newcomer, signInDemo } from '../support/people.ts';
import { fund } from '../support/wallet.ts';
import { sayIn } from '../support/words.ts';

const THEMES = ['dark', 'light'] as const;
type Theme = (typeof THEMES)[number];
const LANGUAGES = ['en', 'uz', 'ru'] as const;
const NARROW = { width: 320, height: 720 };
const WIDE = { width: 1280, height: 800 };
/** As a window of 1280 pixels at 200 %. */
const ZOOMED = { width: 640, height: 400 };
/** What a page may move by itself while it comes; more is felt. */
const SHIFT_MAX = 0.1;
/** The languages go in turns, a day each, so that three runs have seen every page in all of them. */
const TURN = Number(process.env.A11Y_TURN ?? Math.floor(Date.now() / 86_400_000));

/** Who walks over their pages and their dialogs, and in how many walks of about the same length: two go side by side. */
const WALKS = [
  ['', 'a guest', 4, 1],
  ['admin', 'the staff', 3, 3],
  ['aziz', 'a buyer', 3, 2],
  ['nodir_games', 'a seller', 2, 1],
] as const;

// The longest file, of people who only look.
test.describe.configure({ mode: 'parallel' });
// A fault is told with its element; pictures of all that was looked at would take longer than the looking.
test.use({ trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false } });

/** Makes the system prefer a theme, which the shop follows at once. */
async function paint(page: Page, colorScheme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.waitForFunction((theme) => document.documentElement?.dataset['theme'] === theme, colorScheme);
}

/** How long a page asks the server for something. */
const calm = new WeakMap<Page, () => Promise<void>>();

test.beforeEach(async ({ page }) => {
  await prepare(page);
  calm.set(page, watchAsking(page));
});

/** Opens an address in a language and waits for its content, looked for at every frame. */
async function open(page: Page, address: string, language: string): Promise<void> {
  await page.evaluate((chosen) => localStorage.setItem('wibestore.locale', chosen), language);
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction((lang) => {
    const heading = document.querySelector('h1');
    return (
      document.documentElement?.lang === lang &&
      heading?.closest('[inert], [aria-hidden="true"]') === null &&
      heading.checkVisibility({ visibilityProperty: true }) &&
      document.querySelector('main') !== null &&
      // Who is signed in is known.
      document.querySelector('header .skeleton, main [aria-busy="true"]') === null
    );
  }, language);
  await calm.get(page)?.();
}

async function expectNoOverflow(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  const overflow = await page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return document.documentElement.scrollWidth - window.innerWidth;
  });
  expect(overflow, `pixels wider than ${size.width}`).toBeLessThanOrEqual(0);
}

/**
 * Judges pages, each loaded once: in both themes, in the language whose turn it is, at 200 % zoom and on the narrowest
 * phone. Each begins in the theme whose turn it is, by all rules; in the other one only colors can differ, on the phone
 * only sizes.
 */
async function judge(page: Page, pages: readonly (ShopPage & { turn: number })[]): Promise<void> {
  for (const { name, address, turn } of pages) {
    const language = LANGUAGES[turn % LANGUAGES.length] ?? 'en';
    const [now, then] = turn % 2 === 0 ? THEMES : (['light', 'dark'] as const);
    await test.step(`${name} (${language}, ${now} first)`, async () => {
      await page.setViewportSize(WIDE);
      await page.emulateMedia({ colorScheme: now, reducedMotion: 'reduce' });
      await open(page, address, language);
      expect.soft(await shifted(page), `${name} moved while it came`).toBeLessThanOrEqual(SHIFT_MAX);
      await paint(page, now);
      expect.soft(await violations(page), `${name} in the ${now} theme`).toEqual([]);
      await paint(page, then);
      expect.soft(await violations(page, 'colors'), `${name} in the ${then} theme`).toEqual([]);
      await expectNoOverflow(page, ZOOMED);
      await expectNoOverflow(page, NARROW);
      expect.soft(await violations(page, 'sizes'), `${name} on a phone`).toEqual([]);
    });
  }
}

test('every route has a page in the list that is walked over here', () => {
  expect(unheardOf()).toEqual([]);
});

for (const [who, words, walks] of WALKS) {
  for (let walk = 0; walk < walks; walk += 1) {
    test(`${words} can use their pages, part ${walk + 1}: both themes, three languages in turns, zoomed and narrow`, async ({
      page,
    }) => {
      test.slow();
      if (who) await signInDemo(page, who);
      else await page.goto('/robots.txt');
      const all = (await pagesOf())
        .filter((one) => one.who === who)
        .map((one, place) => ({ ...one, turn: place + TURN }));
      const pages = all.filter((_, place) => place % walks === walk);
      expect(pages.length).toBeGreaterThan(3);
      await judge(page, pages);
    });
  }
}

/** A dialog is named, holds the focus, has no faults in either theme, and gives the focus back to what opened it. */
async function judgeDialog(
  page: Page,
  opener: Locator | null,
  [now, then]: readonly [Theme, Theme],
): Promise<void> {
  const dialog = page.getByRole('dialog').last();
  await expect(dialog).toBeVisible();
  await expect(dialog).toHaveAccessibleName(/\S/);
  await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await expect(dialog.locator('[aria-busy="true"]')).toHaveCount(0);
  expect.soft(await violations(page, 'all', dialog), `in the ${now} theme`).toEqual([]);
  await paint(page, then);
  expect.soft(await violations(page, 'colors', dialog), `in the ${then} theme`).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  if (opener) await expect(opener).toBeFocused();
}

for (const [who, words, , parts] of WALKS) {
  for (let part = 0; part < parts; part += 1) {
    test(`${words} can use the dialogs, which give the focus back, part ${part + 1}`, async ({ page }) => {
      test.slow();
      if (who) await signInDemo(page, who);
      else await page.goto('/robots.txt');
      const pages = await pagesOf();
      const own = DIALOGS.filter((one) => one.who === who).map((one, place) => ({
        ...one,
        turn: place + TURN,
      }));
      for (const { name, on, size, turn, open: openDialog } of own.filter(
        (_, place) => place % parts === part,
      )) {
        const language = LANGUAGES[turn % LANGUAGES.length] ?? 'en';
        const themes = turn % 2 === 0 ? THEMES : (['light', 'dark'] as const);
        await test.step(`${name} (${language}, ${themes[0]} first)`, async () => {
          const address = on.startsWith('/')
            ? on
            : pages.find((one) => one.name === on && one.who === who)?.address;
          if (!address) throw new Error(`the demo has no ${on} today`);
          await page.setViewportSize(size ?? WIDE);
          await page.emulateMedia({ colorScheme: themes[0], reducedMotion: 'reduce' });
          await open(page, address, language);
          await judgeDialog(page, await openDialog(page, sayIn(language)), themes);
        });
      }
    });
  }
}

test('whoever has bought can use the dialogs of an order', async ({ page }) => {
  test.slow();
  const token = await join(page, newcomer());
  // The dearest: the cheapest are other journeys'.
  const listing = (await readyOf(page.request, 'nodir_games')).at(-1);
  await fund(page.request, token, listing.price);
  const bought = { listing_id: listing.id, price: listing.price, pay_now: true };
  const order = await send(page.request, 'orders/', bought, token);
  for (const [place, { name, open: openDialog }] of ORDER_DIALOGS.entries()) {
    const language = LANGUAGES[(place + TURN) % LANGUAGES.length] ?? 'en';
    await test.step(`${name} (${language})`, async () => {
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      await open(page, `/orders/${order.id}`, language);
      await judgeDialog(page, await openDialog(page, sayIn(language)), THEMES);
    });
  }
});
