import { type Browser, expect, type Page, test } from '@playwright/test';
import { readyOf } from '../support/api.ts';
import { join, newcomer, signInDemo } from '../support/people.ts';
import { fund, grouped } from '../support/wallet.ts';

const SELLER = 'jasur_new';
const FUNDS = 9_000_000;

const field = (page: Page) => page.getByRole('textbox', { name: 'Message', exact: true });
const log = (page: Page) => page.getByRole('log', { name: 'Messages' });

async function say(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await field(page).press('Enter');
}

/** The seller at a browser of their own. */
async function sellerOf(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signInDemo(page, SELLER);
  return page;
}

test('buyer and seller talk: typing, read marks, hidden contacts, no logins', async ({ page, browser }) => {
  test.slow();
  await join(page, newcomer());
  const [listing] = await readyOf(page.request, SELLER);
  const seller = await sellerOf(browser);

  await test.step('the buyer writes from the account’s page', async () => {
    await page.goto(`/listings/${listing.id}`);
    await page.getByRole('button', { name: 'Write to the seller' }).click();
    await page.waitForURL(/\/chats\//);
    await say(page, 'Is the first e-mail yours?');
    await expect(log(page).getByText('Is the first e-mail yours?')).toBeVisible();
    await expect(log(page).getByRole('img', { name: 'Sent' })).toBeVisible();
  });

  await test.step('the seller finds it on top of the list and opens it: it is read', async () => {
    await seller.goto('/chats');
    const row = seller.getByRole('list', { name: 'Conversations' }).getByRole('link').first();
    await expect(row).toContainText('Is the first e-mail yours?');
    await expect(row.getByRole('img', { name: 'Unread: 1' })).toBeVisible();
    await row.click();
    await expect(log(seller).getByText('Is the first e-mail yours?')).toBeVisible();
    await expect(log(page).getByRole('img', { name: 'Read' })).toBeVisible();
  });

  await test.step('the seller types, which the buyer sees, and answers', async () => {
    await field(seller).pressSequentially('Yes, and you get it too.');
    await expect(page.getByText('is typing…')).toBeVisible();
    await field(seller).press('Enter');
    await expect(log(page).getByText('Yes, and you get it too.')).toBeVisible();
    await expect(page.getByText('is typing…')).toBeHidden();
    await expect(log(seller).getByRole('img', { name: 'Read' })).toBeVisible();
  });

  await test.step('contacts are hidden, and login data does not leave', async () => {
    await say(page, 'Call me: +998 90 123 45 67');
    await expect(log(page).getByText('Contacts are hidden', { exact: false })).toBeVisible();
    await expect(log(seller)).toContainText('Call me');
    await expect(log(seller)).not.toContainText('123 45 67');
    await say(page, 'login: malika@mail.uz password: Qwerty12345');
    await expect(page.getByRole('alert')).toContainText('login data never goes through a chat');
    await page.getByRole('alert').getByRole('button', { name: 'Remove' }).click();
    await expect(log(seller)).not.toContainText('Qwerty12345');
  });

  await test.step('what is written without a connection leaves by itself, once and in its order', async () => {
    await page.context().setOffline(true);
    await expect(page.getByText('You are offline.', { exact: false })).toBeVisible();
    await say(page, 'first of two');
    await say(page, 'second of two');
    await page.context().setOffline(false);
    await expect(log(seller).getByText('second of two')).toBeVisible();
    await expect(log(seller).getByText('of two')).toHaveText([/first/, /second/]);
  });
  await seller.context().close();
});

test('the seller sees the purchase live: the listing, the wallet, the order’s chat', async ({
  page,
  browser,
}) => {
  test.slow();
  await fund(page.request, await join(page, newcomer()), FUNDS);
  const [listing] = await readyOf(page.request, SELLER);
  const seller = await sellerOf(browser);

  await seller.goto('/sales');
  await expect(seller.getByRole('main')).toContainText('My sales');
  const watcher = await (await browser.newContext()).newPage();
  await join(watcher, newcomer());
  await watcher.goto(`/listings/${listing.id}`);
  await expect(watcher.getByRole('button', { name: /Buy/ }).first()).toBeEnabled();

  const number = await test.step('the buyer buys', async () => {
    await page.goto(`/listings/${listing.id}`);
    await page.getByRole('button', { name: /^Buy/ }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Buy with escrow' }).click();
    await page.waitForURL(/\/orders\//);
    const heading = await page.getByRole('heading', { level: 1 }).textContent();
    return heading?.match(/O-\w+/)?.[0] ?? '';
  });

  await test.step('without loading anything the seller has the sale, and whoever looks at the account sees it taken', async () => {
    await expect(seller.getByRole('main').getByText(listing.title).first()).toBeVisible();
    await expect(
      watcher.getByText('This account is sold').or(watcher.getByText('Somebody is buying')).first(),
    ).toBeVisible();
    await expect(page.getByRole('banner')).toContainText(grouped(FUNDS - listing.price));
  });

  await test.step('the order’s conversation tells both what happened', async () => {
    await expect(log(page)).toContainText('The order is paid');
    await seller.goto('/chats');
    await seller.getByRole('list', { name: 'Conversations' }).getByRole('link').first().click();
    await expect(log(seller)).toContainText('The order is paid');
    await say(page, `About ${number}: thank you!`);
    await expect(log(seller)).toContainText(`About ${number}: thank you!`);
  });
  await seller.context().close();
  await watcher.context().close();
});
