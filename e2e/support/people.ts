import { randomUUID } from 'node:crypto';
import { type Browser, expect, type Page } from '@playwright/test';
import { DEMO_PASSWORD, demoEmail, send } from './api.ts';
import { linkFor, pathOf } from './mailbox.ts';

export interface Newcomer {
  email: string;
  username: string;
  password: string;
}

/** Somebody who has never been here. */
export function newcomer(): Newcomer {
  const tag = randomUUID().replaceAll('-', '').slice(0, 10);
  return { email: `guest.${tag}@example.uz`, username: `guest_${tag}`, password: `Tulpor-${tag}-27` };
}

/** Registers through the page and waits until one is signed in. */
export async function register(page: Page, who: Newcomer): Promise<void> {
  await page.goto('/register');
  await page.getByLabel('E-mail').fill(who.email);
  await page.getByLabel('Username').fill(who.username);
  await page.getByLabel('Password', { exact: true }).fill(who.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expectSignedIn(page);
}

/** The browser of a newcomer who has registered, without the form, which journeys of its own fill; their token. */
export async function join(page: Page, who: Newcomer): Promise<string> {
  return enter(page, 'auth/register/', { ...who, language: 'en' });
}

/** Fills the login form that is open and sends it. */
export async function fillLogin(page: Page, email: string, password: string): Promise<void> {
  const main = page.getByRole('main');
  await main.getByLabel('E-mail').fill(email);
  await main.getByLabel('Password', { exact: true }).fill(password);
  await main.getByRole('button', { name: 'Sign in' }).click();
}

/** The browser of a demo person who has signed in, without the form. */
export async function signInDemo(page: Page, username: string): Promise<void> {
  await enter(page, 'auth/login/', { email: demoEmail(username), password: DEMO_PASSWORD });
}

/** Sends what the form would, and lets the browser remember that it has a session. */
async function enter(page: Page, path: string, data: Record<string, unknown>): Promise<string> {
  const { access } = await send(page.request, path, data);
  // A file of the shop that runs nothing yet.
  await page.goto('/robots.txt');
  await page.evaluate(() => localStorage.setItem('wibestore.session', 'entered'));
  return access;
}

/**
 * A member of the staff at a browser of their own, signed in by the staff's own page.
 *
 * @param next where they wanted to, to which the sign-in leads them
 */
export async function staffAt(browser: Browser, username: string, next: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(next);
  await page.waitForURL(/\/admin\/login\?/);
  await fillLogin(page, demoEmail(username), DEMO_PASSWORD);
  await page.waitForURL(`**${next}`);
  return page;
}

/** The header has the menu of somebody who is signed in. */
export async function expectSignedIn(page: Page): Promise<void> {
  await expect(page.getByRole('banner').getByRole('button', { name: 'Account menu' })).toBeVisible();
}

/** Signs out through the menu of the header. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Account menu' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expectSignedOut(page);
}

/** The header offers to sign in. */
export async function expectSignedOut(page: Page): Promise<void> {
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
}

/** Opens the link of the letter that came after registration, and waits until the e-mail is confirmed. */
export async function confirmEmail(page: Page, email: string): Promise<void> {
  await page.goto(pathOf(await linkFor(page.request, email, 'verify-email')));
  await expect(page.getByRole('heading', { name: 'Your e-mail is confirmed' })).toBeVisible();
}

/** Answers the question whether it is still them, by the password; what they were doing goes on by itself. */
export async function stepUp(page: Page, password: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Is it still you?' });
  await dialog.getByLabel('Your password').fill(password);
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(dialog).toBeHidden();
}
