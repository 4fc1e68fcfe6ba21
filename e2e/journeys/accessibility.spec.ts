import { expect, type Page, test } from '@playwright/test';
import { shifted, violations } from '../support/axe.ts';
import { pagesOf, type ShopPage, unheardOf } from '../support/pages.mjs';
import { signInDemo } from '../support/people.ts';
import { lookOf, makeReady, open, paint, TURN, WIDE } from '../support/stage.ts';

const NARROW = { width: 320, height: 720 };
/** As a window of 1280 pixels at 200 %. */
const ZOOMED = { width: 640, height: 400 };
/** What a page may move by itself while it comes; more is felt. */
const SHIFT_MAX = 0.03;

/** Who walks over their pages, and in how many walks of about the same length: two go side by side. */
const WALKS = [
  ['', 'a guest', 4],
  ['admin', 'the staff', 3],
  ['aziz', 'a buyer', 3],
  ['nodir_games', 'a seller', 2],
] as const;

// The longest file, of people who only look.
test.describe.configure({ mode: 'parallel' });
// A fault is told with its element; pictures of all that was looked at would take longer than the looking.
test.use({ trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false } });

test.beforeEach(({ page }) => makeReady(page));

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
    const { language, themes } = lookOf(turn);
    const [now, then] = themes;
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
