import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { join, newcomer } from '../support/people.ts';
import { fund, grouped } from '../support/wallet.ts';

const FUNDS = 500_000;

test('a seller buys Premium, moves up to Pro with credit, gives it up and takes that back', async ({
  page,
  request,
}) => {
  test.slow();
  const seller = newcomer();
  const premium = await priceOf(request, 'premium');
  const pro = await priceOf(request, 'pro');

  await test.step('buy Premium for a month from the wallet', async () => {
    await fund(page.request, await join(page, seller), FUNDS);
    await page.goto('/premium');
    await page.getByRole('button', { name: 'Choose Premium' }).click();
    await pay(page, 'Get Premium', premium);
    await expect(plan(page, 'Premium')).toContainText(`the next ${spaced(premium)}`);
    await expect(plan(page, 'Premium').getByRole('img', { name: 'Premium seller' })).toBeVisible();
    await expect(page.getByRole('banner')).toContainText(grouped(FUNDS - premium));
  });

  await test.step('move up to Pro: what is left of Premium is taken off its price', async () => {
    await page.getByRole('button', { name: 'Choose Pro' }).click();
    const dialog = page.getByRole('dialog', { name: 'Move up to Pro' });
    // The day that has begun counts as unused: all of it on the first day.
    await expect(dialog).toContainText(new RegExp(`Unused time of Premium\\s*−${grouped(premium).source}`));
    await pay(page, 'Move up to Pro', pro - premium);
    await expect(plan(page, 'Pro')).toContainText(`the next ${spaced(pro)}`);
    await expect(page.getByRole('banner')).toContainText(grouped(FUNDS - pro));
    const receipts = page.getByRole('region', { name: 'Receipts' }).getByRole('listitem');
    await expect(receipts).toContainText([/Upgraded/, /Bought/]);
    await expect(receipts.first()).toContainText(grouped(pro - premium));
  });

  await test.step('everybody sees the badge', async () => {
    await page.goto(`/users/${seller.username}`);
    await expect(page.getByRole('main').getByRole('img', { name: 'Pro seller' }).first()).toBeVisible();
  });

  await test.step('give it up at the end of the period, and take that back', async () => {
    await page.goto('/premium');
    await plan(page, 'Pro').getByRole('button', { name: 'Give it up' }).click();
    const dialog = page.getByRole('dialog', { name: 'Give up Pro' });
    await expect(dialog).toContainText(/You keep Pro until .*, and nothing more is taken/);
    await dialog.getByRole('button', { name: 'Give it up' }).click();
    await expect(plan(page, 'Pro')).toContainText('Nothing more is taken; after that you have Free.');
    await plan(page, 'Pro').getByRole('button', { name: 'Keep my plan' }).click();
    await expect(plan(page, 'Pro')).toContainText(`the next ${spaced(pro)}`);
    await expect(plan(page, 'Pro')).toContainText('Goes on by itself');
    await expect(page.getByRole('banner')).toContainText(grouped(FUNDS - pro));
  });
});

/** What a month of a plan costs. */
async function priceOf(request: APIRequestContext, code: string): Promise<number> {
  const { results } = await (await request.get('/api/v1/subscriptions/plans/')).json();
  return results.find((each: { code: string }) => each.code === code).price;
}

/** Agrees to the sum in the dialog that is open. */
async function pay(page: Page, title: string, amount: number): Promise<void> {
  const dialog = page.getByRole('dialog', { name: title });
  await dialog.getByRole('button', { name: new RegExp(`^Pay ${grouped(amount).source}`) }).click();
  await expect(dialog).toBeHidden();
}

/** The plan that one has. */
const plan = (page: Page, name: string) =>
  page.getByRole('region', { name: new RegExp(`Your plan: ${name}`) });

/** A sum as the pages say it, after Playwright has made all its spaces plain. */
const spaced = (amount: number): string => `${String(amount).replace(/\B(?=(\d{3})+$)/g, ' ')} UZS`;
