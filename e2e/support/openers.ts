import { type APIRequestContext, expect, type Locator, type Page } from '@playwright/test';
import type { Say } from './words.ts';

export interface DialogCase {
  name: string;
  /** The demo person; empty: a guest. */
  who: '' | 'aziz' | 'nodir_games' | 'admin';
  /** The page's name in `pages.mjs`, or an address; or how it is found. */
  on: string | ((request: APIRequestContext) => Promise<string>);
  /** What has to be before the page is opened. */
  before?: (page: Page) => Promise<unknown>;
  size?: { width: number; height: number };
  /** Opens it; @returns what has to have the focus once it is closed; null where a key opened it, or where it leads on. */
  open: (page: Page, say: Say) => Promise<Locator | null>;
}

export const PHONE = { width: 390, height: 844 };

export async function press(opener: Locator): Promise<Locator> {
  await expect(opener).toBeVisible();
  await opener.focus();
  await opener.press('Enter');
  return opener;
}

type How = Parameters<Say>[1];

/** By a button of the page's own content; several sentences: whichever of them it says today. */
export const by =
  (sentences: string | readonly string[], how: How = 'whole') =>
  (page: Page, say: Say): Promise<Locator> => {
    const said = [sentences].flat().map((sentence) => say(sentence, how).source);
    return press(
      page
        .getByRole('main')
        .getByRole('button', { name: new RegExp(said.join('|')) })
        .first(),
    );
  };

/** A picture large enough for the shop, into the page's field for files. */
export async function givePicture(page: Page): Promise<void> {
  const buffer = await page.screenshot({ clip: { x: 0, y: 0, width: 1000, height: 700 } });
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer });
}

/** By an entry of a menu, which gives the focus back to its own button. */
export const byMenu = (menu: string, entry: string) => async (page: Page, say: Say) => {
  const button = await by(menu)(page, say);
  await page.getByRole('menuitem', { name: say(entry) }).press('Enter');
  return button;
};

/** By a button of the bar for the chosen rows of a table, of which all are chosen first. */
export const byBar = (label: string, all: string, action: string) => async (page: Page, say: Say) => {
  await page.getByRole('checkbox', { name: say(all) }).check();
  return press(page.getByRole('region', { name: say(label) }).getByRole('button', { name: say(action) }));
};
