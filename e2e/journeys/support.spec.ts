import { type Browser, expect, type Page, test } from '@playwright/test';
import { linkFor, pathOf } from '../support/mailbox.ts';
import { join, newcomer, signInDemo } from '../support/people.ts';

const QUESTION = 'I topped up my wallet, and I do not see the money yet.';
const ANSWER = 'It came a minute ago, please look at your wallet.';

/** Somebody at a browser of their own. */
async function elsewhere(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

/** Opens the newest request with these words' number at the desk and answers it. */
async function answer(staff: Page, number: string): Promise<void> {
  await signInDemo(staff, 'moderator');
  await staff.goto('/admin/support?state=all');
  await staff.locator('a[href*="/admin/support/"]', { hasText: number }).first().click();
  await expect(staff.getByText(QUESTION)).toBeVisible();
  await staff.getByLabel('The answer').fill(ANSWER);
  await staff.getByRole('button', { name: 'Send the answer' }).click();
  await expect(staff.getByRole('list', { name: 'Messages' })).toContainText(ANSWER);
}

test('a buyer asks, the staff answer, the buyer reads it and goes on', async ({ page, browser }) => {
  // Two people at two browsers take their time on a busy machine.
  test.slow();
  await join(page, newcomer());
  let number = '';

  await test.step('the answers that are there come first, then the form', async () => {
    await page.goto('/wallet');
    await page.getByRole('link', { name: 'A problem with this? Write to us' }).click();
    await page.waitForURL(/\/support\?/);
    await expect(page.getByText('Why do I have a debt?')).toBeVisible();
    await page.getByLabel(/What happened/).fill(QUESTION);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.waitForURL(/\/support\/requests\//);
    await expect(page.getByText(QUESTION)).toBeVisible();
    number =
      (await page
        .getByText(/^S-\w{6}$/)
        .first()
        .textContent()) ?? '';
  });

  await test.step('somebody of the staff answers', async () => {
    const staff = await elsewhere(browser);
    await answer(staff, number);
    await staff.context().close();
  });

  await test.step('the buyer is told, reads it and goes on', async () => {
    await page.goto('/notifications');
    await page
      .getByRole('main')
      .getByRole('link', { name: /Your question was answered/ })
      .first()
      .click();
    await page.waitForURL(/\/support\/requests\//);
    await expect(page.getByText(ANSWER)).toBeVisible();
    await page.getByLabel('Your message').fill('Now I see it, thank you.');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(page.getByRole('list', { name: 'Messages' })).toContainText('Now I see it, thank you.');
    await page.getByRole('button', { name: 'Close the request' }).click();
    await expect(page.getByText(/If something is left, write here until/)).toBeVisible();
  });
});

test('a guest proves the e-mail before anybody sees the question', async ({ page, request }) => {
  const guest = newcomer();
  await page.goto('/support?topic=account');
  await page.getByLabel(/Your e-mail/).fill(guest.email);
  await page.getByLabel(/What happened/).fill(QUESTION);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Look into your mailbox' })).toBeVisible();

  await page.goto(pathOf(await linkFor(request, guest.email, 'support/request')));

  await expect(page.getByText(QUESTION)).toBeVisible();
  expect(page.url()).not.toContain('token');
});
