import { expect, type Page, test } from '@playwright/test';
import { join, newcomer, signInDemo } from '../support/people.ts';
import { shop } from '../support/shop.ts';

const field = (page: Page) => page.getByRole('textbox', { name: 'Message', exact: true });
const log = (page: Page) => page.getByRole('log', { name: 'Messages' });

async function say(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await field(page).press('Enter');
}

test('the shop restarts in the middle of a conversation: nothing lost, nothing doubled', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  await join(page, newcomer());
  const answer = await page.request.get('/api/v1/listings/?delivery=instant&ordering=-price');
  const [listing] = (await answer.json()).results;
  const seller = await (await browser.newContext()).newPage();
  await signInDemo(seller, listing.seller.username);

  await test.step('they talk', async () => {
    await page.goto(`/listings/${listing.id}`);
    await page.getByRole('button', { name: 'Write to the seller' }).click();
    await page.waitForURL(/\/chats\//);
    await say(page, 'line 1 of the buyer');
    await expect(log(page).getByRole('img', { name: 'Sent' })).toBeVisible();
    await seller.goto(new URL(page.url()).pathname);
    await expect(log(seller)).toContainText('line 1 of the buyer');
    await say(seller, 'line 2 of the seller');
    await expect(log(page)).toContainText('line 2 of the seller');
  });

  await test.step('the shop goes, and both are told; what they write waits', async () => {
    await shop('down');
    await expect(page.getByText('Connecting again', { exact: false }).first()).toBeVisible();
    await say(page, 'line 3 of the buyer');
    await say(seller, 'line 4 of the seller');
    await expect(log(page)).toContainText('line 3 of the buyer');
    await expect(log(seller)).not.toContainText('line 3 of the buyer');
  });

  await test.step('the shop comes back: every line is there once, the same for both', async () => {
    await shop('up');
    await expect(log(seller)).toContainText('line 3 of the buyer', { timeout: 60_000 });
    await expect(log(page)).toContainText('line 4 of the seller', { timeout: 60_000 });
    await say(page, 'line 5 of the buyer');
    await expect(log(seller)).toContainText('line 5 of the buyer', { timeout: 60_000 });
    await page.reload();
    await expect(log(page)).toContainText('line 5 of the buyer');
    const told = await log(seller)
      .getByText(/line \d of the/)
      .allTextContents();
    expect(told.map((line) => line.match(/line \d/)?.[0]).sort()).toEqual(
      [1, 2, 3, 4, 5].map((n) => `line ${n}`),
    );
    await expect(log(page).getByText(/line \d of the/)).toHaveText(told);
  });
  await seller.context().close();
});
