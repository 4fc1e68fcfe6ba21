import { expect, type Locator, type Page } from '@playwright/test';
import { prepare, violations } from './axe.ts';
import { watchAsking } from './calm.ts';
import { type Say, sayIn } from './words.ts';

export const THEMES = ['dark', 'light'] as const;
export type Theme = (typeof THEMES)[number];
const LANGUAGES = ['en', 'uz', 'ru'] as const;
export const WIDE = { width: 1280, height: 800 };
/** The languages go in turns, a day each, so that three runs have seen every page in all of them. */
export const TURN = Number(process.env.A11Y_TURN ?? Math.floor(Date.now() / 86_400_000));

/** The language whose turn it is, and the themes, the one first whose turn it is. */
export function lookOf(turn: number): { language: string; themes: readonly [Theme, Theme] } {
  return {
    language: LANGUAGES[turn % LANGUAGES.length] ?? 'en',
    themes: turn % 2 === 0 ? THEMES : ['light', 'dark'],
  };
}

/** Makes the system prefer a theme, which the shop follows at once. */
export async function paint(page: Page, colorScheme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.waitForFunction((theme) => document.documentElement?.dataset['theme'] === theme, colorScheme);
}

/** How long a page asks the server for something. */
const calm = new WeakMap<Page, () => Promise<void>>();

/** Makes a page ready to be judged, before it opens anything. */
export async function makeReady(page: Page): Promise<void> {
  await prepare(page);
  calm.set(page, watchAsking(page));
}

/** Opens an address in a language and waits for its content, looked for at every frame. */
export async function open(page: Page, address: string, language: string): Promise<void> {
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

export interface DialogToJudge {
  /** The page's address. */
  on: string;
  /** Decides which language and which theme come first. */
  turn: number;
  size?: { width: number; height: number } | undefined;
  /** Opens it; @returns what has to have the focus once it is closed; null where it leads on. */
  open: (page: Page, say: Say) => Promise<Locator | null>;
  /** How it is closed where Esc does not do it. */
  close?: ((page: Page, say: Say) => Promise<void>) | undefined;
}

/** A dialog is named, holds the focus, has no faults in either theme, and gives the focus back to what opened it. */
export async function judgeDialog(page: Page, one: DialogToJudge): Promise<void> {
  const { language, themes } = lookOf(one.turn);
  const [now, then] = themes;
  const say = sayIn(language);
  await page.setViewportSize(one.size ?? WIDE);
  await page.emulateMedia({ colorScheme: now, reducedMotion: 'reduce' });
  await open(page, one.on, language);
  const opener = await one.open(page, say);
  const dialog = page.getByRole('dialog').last();
  await expect(dialog).toBeVisible();
  await expect(dialog).toHaveAccessibleName(/\S/);
  await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await expect(dialog.locator('[aria-busy="true"]')).toHaveCount(0);
  expect.soft(await violations(page, 'all', dialog), `in the ${now} theme`).toEqual([]);
  await paint(page, then);
  expect.soft(await violations(page, 'colors', dialog), `in the ${then} theme`).toEqual([]);
  if (one.close) await one.close(page, say);
  else await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  if (opener) await expect(opener).toBeFocused();
}
