import { expect, test } from '@playwright/test';
import { readyOf } from '../support/api.ts';
import { join, newcomer, staffAt } from '../support/people.ts';
import { earningsOf, fund, grouped } from '../support/wallet.ts';

const SELLER = 'dilnoza_skins';
const FUNDS = 9_000_000;
const COMPLAINT = 'The account lacks half of what the listing promises, see for yourself.';
const LOOK = 'To compare the account with the listing';
const RULING = 'The account is there, but a part of what was promised is missing from it.';

test('a moderator takes a dispute, looks at the login, and divides the money', async ({
  page,
  browser,
  request,
}) => {
  // Two people at two browsers take their time on a busy machine.
  test.slow();

  const listing = await test.step('buy an account and look at its login', async () => {
    await fund(page.request, await join(page, newcomer()), FUNDS);
    // The cheapest: far from the sum that two of the staff decide on.
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
  const refund = Math.floor(price / 4 / 1000) * 1000;
  const earnedBefore = await earningsOf(request, listing.seller.username);

  const disputePath = await test.step('open a dispute', async () => {
    await page.getByRole('button', { name: 'Something is wrong' }).click();
    const dialog = page.getByRole('dialog', { name: 'Open a dispute' });
    await dialog.getByRole('radio', { name: /The account is not as described/ }).check({ force: true });
    await dialog.getByLabel(/What happened/).fill(COMPLAINT);
    await dialog.getByRole('button', { name: 'Open the dispute' }).click();
    await page.waitForURL(/\/disputes\//);
    await expect(page.getByText(COMPLAINT)).toBeVisible();
    return new URL(page.url()).pathname;
  });

  const desk = await test.step('a moderator comes by the shop’s link and is led to the desk', async () => {
    const staff = await staffAt(browser, 'moderator', '/admin/disputes?taken=free');
    await expect(staff.getByRole('heading', { level: 1, name: 'Disputes' })).toBeVisible();
    await staff.goto(disputePath);
    await staff.waitForURL(`**/admin${disputePath}`);
    await expect(staff.getByText(COMPLAINT)).toBeVisible();
    return staff;
  });

  await test.step('takes it, and everybody of the staff sees who deals with it', async () => {
    await desk.getByRole('button', { name: 'Take', exact: true }).click();
    await expect(desk.getByText('You deal with this dispute.')).toBeVisible();
  });

  await test.step('looks at the login, with a reason that the buyer reads', async () => {
    await desk.getByRole('button', { name: 'Look at the login' }).click();
    const dialog = desk.getByRole('dialog', { name: 'Look at the login?' });
    await dialog.getByLabel(/^Reason/).fill(LOOK);
    await dialog.getByRole('button', { name: 'Show them' }).click();
    await expect(dialog).toBeHidden();
    await page.goto(disputePath);
    await expect(page.getByText('The shop’s staff looked at the login')).toBeVisible();
    await expect(page.getByText(LOOK).first()).toBeVisible();
  });

  await test.step('decides: a part goes back, the rest to the seller', async () => {
    await desk.getByRole('button', { name: 'Decide', exact: true }).click();
    const dialog = desk.getByRole('dialog', { name: 'Decide this dispute' });
    await dialog.getByLabel('Back to the buyer', { exact: true }).fill(String(refund));
    await dialog.getByLabel(/^Reason/).selectOption({ label: 'The account is not as described' });
    await dialog.getByLabel(/Why, in words/).fill(RULING);
    await dialog.getByRole('button', { name: 'Decide and move the money' }).click();
    await expect(desk.getByText('How the money was divided')).toBeVisible();
    await expect(desk.getByRole('button', { name: 'Decide', exact: true })).toHaveCount(0);
    await expect(desk.getByText('Decided the dispute')).toBeVisible();
    await desk.context().close();
  });

  await test.step('the buyer reads why, and every soʻm is where it should be', async () => {
    await page.goto(disputePath);
    await expect(page.getByRole('heading', { name: 'The money was divided', exact: true })).toBeVisible();
    await expect(page.getByText(RULING).first()).toBeVisible();
    const plans = (await (await request.get('/api/v1/subscriptions/plans/')).json()).results;
    const { commission_bps } = plans.find((plan: { code: string }) => plan.code === listing.seller.plan);
    const kept = price - refund;
    const commission = Math.floor((kept * commission_bps) / 10_000);
    expect((await earningsOf(request, listing.seller.username)) - earnedBefore).toBe(kept - commission);
    await page.goto('/wallet');
    await expect(page.getByRole('banner')).toContainText(grouped(FUNDS - kept));
  });
});
