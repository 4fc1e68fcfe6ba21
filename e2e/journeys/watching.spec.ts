import { expect, test } from '@playwright/test';
import { accessToken, read } from '../support/api.ts';
import { join, newcomer } from '../support/people.ts';
import { grouped } from '../support/wallet.ts';

const SELLER = 'bekzod_77';
const CHEAPER_BY = 1_000;

test('a buyer saves a search and watches a price, the seller lowers it, and the buyer is told', async ({
  page,
  request,
}) => {
  test.slow();

  const token = await accessToken(request, SELLER);
  // The dearest: other journeys buy the cheapest.
  const [listing] = (await read(request, token, 'profile/listings/?status=active&ordering=-price')).results;

  await test.step('save a search of the catalog', async () => {
    await join(page, newcomer());
    await page.goto(`/catalog?game=${listing.game.slug}&seller=${SELLER}`);
    await page.getByRole('button', { name: 'Save this search' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save this search' });
    await dialog.getByLabel('Name').fill('Of this seller');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(dialog).toBeHidden();
    await page.goto('/saved-searches');
    await expect(page.getByRole('listitem', { name: 'Of this seller' })).toContainText(listing.game.name);
  });

  await test.step('watch the price of an account', async () => {
    await page.goto(`/listings/${listing.id}`);
    await page.getByRole('button', { name: /^Watch the price/ }).click();
    await expect(page.getByRole('button', { name: /^Stop watching the price/ })).toBeVisible();
  });

  await test.step('the seller lowers the price', async () => {
    const answer = await request.patch(`/api/v1/listings/${listing.id}/`, {
      headers: { Authorization: `Bearer ${token}` },
      data: { price: listing.price - CHEAPER_BY },
    });
    expect(answer.status(), await answer.text()).toBe(200);
  });

  await test.step('the buyer is told, and sees then and now', async () => {
    await page.goto('/notifications');
    const told = page.getByRole('listitem').filter({ hasText: 'The price went down' });
    await expect(async () => {
      await page.reload();
      await expect(told).toContainText(grouped(listing.price - CHEAPER_BY), { timeout: 2_000 });
    }).toPass();
    await told.getByRole('link').click();
    await page.waitForURL(`**/listings/${listing.id}`);
    await page.goto('/price-watches');
    const card = page.getByRole('listitem').filter({ hasText: listing.title });
    await expect(card).toContainText(grouped(listing.price));
    await expect(card).toContainText(grouped(listing.price - CHEAPER_BY));
  });
});
