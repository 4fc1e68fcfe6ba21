import { expect, test } from '@playwright/test';
import { readyOf } from '../support/api.ts';
import { join, newcomer, signInDemo } from '../support/people.ts';
import { fund, grouped } from '../support/wallet.ts';

const SELLER = 'timur_gg';
const FUNDS = 9_000_000;

test('a buyer offers less, the seller agrees, and the buyer buys at that price', async ({
  page,
  browser,
  request,
}) => {
  // Two people at two browsers take their time on a busy machine.
  test.slow();

  const listing = await test.step('find an account whose seller takes offers', async () => {
    await fund(page.request, await join(page, newcomer()), FUNDS);
    for (const { id } of await readyOf(request, SELLER)) {
      const found = await (await request.get(`/api/v1/listings/${id}/`)).json();
      if (found.accepts_offers && found.price >= 100_000) return found;
    }
    throw new Error('no listing takes offers');
  });
  const path = `/listings/${listing.id}`;

  const amount = await test.step('offer ten percent less', async () => {
    await page.goto(path);
    await page.getByRole('button', { name: 'Offer your price' }).click();
    const dialog = page.getByRole('dialog', { name: 'Offer your price' });
    await dialog.getByRole('button', { name: /−10%/ }).click();
    const text = await dialog.getByLabel(/Your price/).inputValue();
    await dialog.getByLabel(/A word to the seller/).fill('I pay today.');
    await dialog.getByRole('button', { name: 'Send the offer' }).click();
    await expect(page.getByRole('region', { name: 'Your offer' })).toContainText('Waiting for an answer');
    return Number(text.replace(/\D/g, ''));
  });

  await test.step('the seller agrees in the inbox', async () => {
    const context = await browser.newContext();
    const seller = await context.newPage();
    await signInDemo(seller, listing.seller.username);
    await seller.goto('/offers');
    const offer = seller
      .getByRole('listitem')
      .filter({ hasText: listing.title })
      .filter({ hasText: grouped(amount) })
      .first();
    await offer.getByRole('button', { name: 'Agree' }).click();
    await seller.getByRole('dialog').getByRole('button', { name: 'Yes, agree' }).click();
    await expect(offer).toContainText('Agreed');
    await context.close();
  });

  await test.step('the price is kept, and the buyer buys at it', async () => {
    await page.goto(path);
    await expect(page.getByRole('timer', { name: 'The price is kept for you for' })).toBeVisible();
    await page.getByRole('button', { name: 'Buy at this price' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Buy with escrow' });
    await expect(dialog).toContainText(grouped(amount));
    await dialog.getByRole('button', { name: 'Buy with escrow' }).click();
    await page.waitForURL(/\/orders\//);
    await expect(page.getByRole('main')).toContainText(grouped(amount));
    await expect(page.getByRole('banner')).toContainText(grouped(FUNDS - amount));
    await page.goto('/offers?side=sent');
    await expect(page.getByRole('listitem').filter({ hasText: listing.title })).toContainText('Bought');
  });
});
