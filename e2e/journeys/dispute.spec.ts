import { expect, type Page, test } from '@playwright/test';
import { readyOf } from '../support/api.ts';
import { join, newcomer, signInDemo } from '../support/people.ts';
import { earningsOf, fund, grouped } from '../support/wallet.ts';

const SELLER = 'artyom_store';
const FUNDS = 9_000_000;
const COMPLAINT = 'The password is refused, and the recovery code never comes to me.';

test('a buyer disputes, the seller proposes a split, and the buyer accepts it', async ({
  page,
  browser,
  request,
}) => {
  // Two people at two browsers take their time on a busy machine.
  test.slow();

  const listing = await test.step('buy an account and look at its login', async () => {
    await fund(page.request, await join(page, newcomer()), FUNDS);
    const [found] = await readyOf(request, SELLER);
    await page.goto(`/listings/${found.id}`);
    await page.getByRole('button', { name: 'Buy with escrow' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Buy with escrow' }).click();
    await page.waitForURL(/\/orders\//);
    await page.getByRole('button', { name: 'Reveal credentials' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Show them' }).click();
    await expect(page.getByRole('region', { name: 'Login and password' })).toBeVisible();
    return found;
  });
  const price: number = listing.price;
  const orderPath = new URL(page.url()).pathname;
  const earnedBefore = await earningsOf(request, listing.seller.username);

  const disputePath = await test.step('open a dispute and show a picture', async () => {
    await page.getByRole('button', { name: 'Something is wrong' }).click();
    const dialog = page.getByRole('dialog', { name: 'Open a dispute' });
    await dialog.getByRole('radio', { name: /The login does not work/ }).check({ force: true });
    await dialog.getByLabel(/What happened/).fill(COMPLAINT);
    await dialog.getByRole('button', { name: 'Open the dispute' }).click();
    await page.waitForURL(/\/disputes\//);
    await expect(page.getByRole('timer', { name: 'Time the seller has to answer' })).toBeVisible();
    await page.getByRole('button', { name: 'Add screenshots' }).click();
    await page.setInputFiles('input[type=file]', {
      name: 'refused.png',
      mimeType: 'image/png',
      buffer: await picture(page),
    });
    await expect(page.getByRole('progressbar')).toHaveCount(0);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(page.getByRole('img', { name: 'Evidence' })).toBeVisible();
    return new URL(page.url()).pathname;
  });

  const refund = await test.step('the seller answers and proposes to give a part back', async () => {
    const context = await browser.newContext();
    const seller = await context.newPage();
    await signInDemo(seller, listing.seller.username);
    await seller.goto(orderPath);
    // The button; the order's conversation links to it too.
    await seller.getByRole('link', { name: 'Open the dispute' }).first().click();
    await expect(seller.getByText(COMPLAINT)).toBeVisible();
    await seller.getByLabel('Your message').fill('I sent the old password, sorry. The new one works.');
    await seller.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(seller.getByRole('timer')).toHaveCount(0);
    await seller.getByRole('button', { name: 'Propose how to divide' }).click();
    const dialog = seller.getByRole('dialog', { name: 'How would you divide the money?' });
    const part = Math.floor(price / 5 / 1000) * 1000;
    await dialog.getByLabel('Back to the buyer', { exact: true }).fill(String(part));
    await expect(dialog).toContainText(grouped(part));
    await dialog.getByRole('button', { name: 'Propose this' }).click();
    await expect(seller.getByRole('region', { name: 'Your proposal' })).toBeVisible();
    await context.close();
    return part;
  });

  await test.step('the buyer accepts', async () => {
    await page.goto(disputePath);
    await page.getByRole('button', { name: 'Accept this' }).click();
    const dialog = page.getByRole('dialog', { name: 'Accept this proposal?' });
    await expect(dialog).toContainText(grouped(refund));
    await dialog.getByRole('button', { name: 'Yes, accept it' }).click();
    await expect(page.getByRole('heading', { name: 'The money was divided', exact: true })).toBeVisible();
    await page.goto(orderPath);
    await expect(page.getByText('Partly refunded')).toBeVisible();
  });

  await test.step('every soʻm is where it should be', async () => {
    const plans = (await (await request.get('/api/v1/subscriptions/plans/')).json()).results;
    const { commission_bps } = plans.find((plan: { code: string }) => plan.code === listing.seller.plan);
    const kept = price - refund;
    const commission = Math.floor((kept * commission_bps) / 10_000);
    expect((await earningsOf(request, listing.seller.username)) - earnedBefore).toBe(kept - commission);
    await page.goto('/wallet');
    await expect(page.getByRole('banner')).toContainText(grouped(FUNDS - kept));
  });
});

/** A screenshot of the shop itself: a real PNG of at least 800 × 600. */
async function picture(page: Page): Promise<Buffer> {
  return page.screenshot({ clip: { x: 0, y: 0, width: 1000, height: 700 } });
}
