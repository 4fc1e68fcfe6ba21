import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { DIALOGS, type Opened } from '../support/dialogs.ts';
import { pagesOf, type ShopPage, unheardOf } from '../support/pages.mjs';
import { signInDemo } from '../support/people.ts';

const THEMES = ['dark', 'light'] as const;
type Theme = (typeof THEMES)[number];
const LANGUAGES = ['en', 'uz', 'ru'] as const;
/** The rules that a theme can break; all others say the same in both. */
const OF_COLORS = ['color-contrast', 'link-in-text-block'];
const NARROW = { width: 320, height: 720 };
const WIDE = { width: 1280, height: 800 };
/** As a window of 1280 pixels at 200 %. */
const ZOOMED = { width: 640, height: 400 };
/** The languages go in turns, a day each, so that three runs have seen every page in all of them. */
const TURN = Number(process.env.A11Y_TURN ?? Math.floor(Date.now() / 86_400_000));

// The longest file, of people who only look.
test.describe.configure({ mode: 'parallel' });

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
async function paint(page: Page, colorScheme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
  // What changes by a transition has its new color with the next frame.
  await page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
}

/** Opens an address in a language and waits for its content. */
async function open(page: Page, address: string, language: string): Promise<void> {
  await page.evaluate((chosen) => localStorage.setItem('wibestore.locale', chosen), language);
  await page.goto(address);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expect(page.getByRole('main').locator('[aria-busy="true"]')).toHaveCount(0);
}

async function expectNoOverflow(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `pixels wider than ${size.width}`).toBeLessThanOrEqual(0);
}

/**
 * Judges pages: in both themes, in the language whose turn it is, at 200 % zoom and on the narrowest phone. Each begins in
 * the theme whose turn it is, by all rules; in the other one only colors can differ.
 */
async function judge(page: Page, pages: readonly ShopPage[]): Promise<void> {
  for (const [index, { name, address }] of pages.entries()) {
    const language = LANGUAGES[(index + TURN) % LANGUAGES.length] ?? 'en';
    const [now, then] = (index + TURN) % 2 === 0 ? THEMES : (['light', 'dark'] as const);
    await test.step(`${name} (${language}, ${now} first)`, async () => {
      await page.setViewportSize(WIDE);
      await page.emulateMedia({ colorScheme: now, reducedMotion: 'reduce' });
      await open(page, address, language);
      await paint(page, now);
      expect(await violations(page), `in the ${now} theme`).toEqual([]);
      await paint(page, then);
      expect(await violations(page, OF_COLORS), `in the ${then} theme`).toEqual([]);
      await expectNoOverflow(page, ZOOMED);
      await expectNoOverflow(page, NARROW);
    });
  }
}

test('every route has a page in the list that is walked over here', () => {
  expect(unheardOf()).toEqual([]);
});

for (const [who, words] of [
  ['', 'a guest'],
  ['aziz', 'a buyer'],
  ['nodir_games', 'a seller'],
  ['admin', 'the staff'],
] as const) {
  test(`${words} can use their pages: both themes, three languages in turns, zoomed and narrow`, async ({
    page,
  }) => {
    test.slow();
    if (who) await signInDemo(page, who);
    else await page.goto('/robots.txt');
    const pages = (await pagesOf()).filter((one) => one.who === who);
    expect(pages.length).toBeGreaterThan(5);
    await judge(page, pages);
  });
}

/** A dialog is named, holds the focus, has no faults in either theme, and gives the focus back to what opened it. */
async function judgeDialog(page: Page, { opener, dialog }: Opened): Promise<void> {
  await expect(dialog).toBeVisible();
  await expect(dialog).toHaveAccessibleName(/\S/);
  await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await expect(dialog.locator('[aria-busy="true"]')).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  await paint(page, 'light');
  expect(await violations(page, OF_COLORS), 'in the light theme').toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  if (opener) await expect(opener).toBeFocused();
}

for (const [who, words] of [
  ['', 'a guest'],
  ['aziz', 'a buyer'],
  ['nodir_games', 'a seller'],
  ['admin', 'the staff'],
] as const) {
  test(`${words} can use the dialogs, which give the focus back`, async ({ page }) => {
    test.slow();
    if (who) await signInDemo(page, who);
    else await page.goto('/robots.txt');
    const pages = await pagesOf();
    for (const { name, on, size, open: openDialog } of DIALOGS.filter((one) => one.who === who)) {
      await test.step(name, async () => {
        const place = pages.find((one) => one.name === on && one.who === who);
        // The demo has none of it today.
        if (!place) return;
        await page.setViewportSize(size ?? WIDE);
        await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
        await open(page, place.address, 'en');
        await judgeDialog(page, await openDialog(page));
      });
    }
  });
}
