import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { accessToken, read, send } from './api.ts';

/** Pays at the test provider's page and comes back to the shop. */
export async function payAtProvider(page: Page): Promise<void> {
  await page.waitForURL(/\/payments\/sandbox\//);
  await page.getByRole('button', { name: /^Pay/ }).click();
  await page.waitForURL(/\/wallet\/deposits\//);
}

/** Opens a deposit of `amount` by a method, called as the shop calls it; the provider's own page follows. */
export async function openDeposit(page: Page, amount: number, method: string): Promise<void> {
  await page.goto('/wallet');
  await page.getByRole('radio', { name: new RegExp(`^${method}`) }).check({ force: true });
  await page.getByLabel(/Amount/).fill(String(amount));
  await page.getByRole('button', { name: 'Top up' }).click();
}

/** Brings money into the wallet of whoever is signed in. */
export async function topUp(page: Page, amount: number): Promise<void> {
  await openDeposit(page, amount, 'Sandbox');
  await payAtProvider(page);
  await expect(page.getByRole('main')).toContainText(grouped(amount));
}

/** Brings money into an empty wallet without the pages, which journeys of their own press through; @returns the deposit's id. */
export async function fund(request: APIRequestContext, token: string, amount: number): Promise<string> {
  const { id, payment_url } = await send(request, 'payments/deposit/', { method: 'sandbox', amount }, token);
  const { pathname } = new URL(payment_url);
  const form = (await (await request.get(pathname)).text()).match(/name="form" value="([^"]+)"/)?.[1] ?? '';
  const paid = await request.post(pathname, { form: { form, decision: 'pay' }, maxRedirects: 0 });
  expect(paid.status(), await paid.text()).toBe(303);
  await expect
    .poll(async () => (await read(request, token, 'payments/wallet/')).available, { timeout: 60_000 })
    .toBe(amount);
  return id;
}

/** What a demo seller owns, spendable or held; asked outside the buyer's browser, whose cookie must stay the buyer's. */
export async function earningsOf(request: APIRequestContext, username: string): Promise<number> {
  const token = await accessToken(request, username);
  const wallet = await read(request, token, 'payments/wallet/');
  return wallet.available + wallet.held;
}

/** A sum as the pages write it, whatever space stands between its groups. */
export function grouped(amount: number): RegExp {
  return new RegExp(String(amount).replace(/\B(?=(\d{3})+$)/g, '.'));
}
