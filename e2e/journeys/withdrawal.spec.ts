import { type Browser, expect, type Page, test } from '@playwright/test';
import { read, send } from '../support/api.ts';
import { confirmEmail, join, newcomer, staffAt } from '../support/people.ts';
import { fund, grouped } from '../support/wallet.ts';

// The sandbox bank pays to this test card at once.
const TEST_CARD = '8600 0600 0000 0019';
/** From this sum on two of the staff have to agree. */
const PAID_OUT = 10_000_000;
const FUNDS = 10_200_000;
const TAKEN_BACK = 30_000;
/** The shop's sender comes by every half a minute. */
const SENDER_MS = 120_000;

test('a large sum leaves for a card once two of the staff let it out; another comes back when its owner wants it', async ({
  page,
  browser,
}) => {
  // Three people, and a sender that one has to wait for.
  test.slow();

  await test.step('have money and add a card on the bank’s page', async () => {
    const owner = newcomer();
    const token = await join(page, owner);
    await confirmEmail(page, owner.email);
    await havePlan(page, token);
    await page.goto('/wallet/cards');
    const dialog = page.getByRole('dialog', { name: 'Add a card' });
    // News of the deposit and of the plan come meanwhile and may draw the page anew, without what was open.
    await expect(async () => {
      if (!(await dialog.isVisible())) await page.getByRole('button', { name: 'Add a card' }).click();
      await dialog.getByRole('radio', { name: 'Sandbox' }).check({ force: true, timeout: 5_000 });
    }).toPass();
    await dialog.getByRole('button', { name: "Go to the card's page" }).click();
    await page.waitForURL(/\/payments\/sandbox\/cards\//);
    await page.getByLabel('Card number').fill(TEST_CARD);
    await page.getByRole('button', { name: 'Add the card' }).click();
    await page.waitForURL(/\/wallet\/cards$/);
    await expect(page.getByText(/The card is added: .*0019/)).toBeVisible({ timeout: 30_000 });
    expect(await page.content()).not.toContain(TEST_CARD.replaceAll(' ', ''));
  });

  const number = await test.step('ask for a part of it', async () => {
    await page.getByRole('main').getByRole('link', { name: 'Withdraw', exact: true }).click();
    const asked = await withdraw(page, PAID_OUT);
    await expect(story(page)).toHaveText([
      /Done: You asked for it/,
      /Now: Our team checks it/,
      /Next: Sent to the bank/,
      /Next: On your card/,
    ]);
    await expect(page.getByRole('banner')).toContainText(grouped(FUNDS - PAID_OUT));
    return asked;
  });

  await test.step('one of the staff approves it, which is not enough', async () => {
    const { staff, row } = await approve(browser, 'finance', number);
    await expect(row).toContainText('1 of 2 agreed');
    await expect(row.getByRole('button', { name: 'Approve' })).toHaveAccessibleDescription(
      'Somebody else of the staff has to decide.',
    );
    await staff.context().close();
    await expect(story(page).nth(1)).toHaveText(/Now: Our team checks it/);
  });

  await test.step('another one approves it', async () => {
    const { staff, row } = await approve(browser, 'finance_2', number);
    await expect(row).toBeHidden();
    await staff.context().close();
  });

  await test.step('the shop pays it, and its owner sees the whole story', async () => {
    await expect(story(page)).toHaveText(
      [/Done: You asked for it/, /Done: Approved/, /Done: Sent to the bank/, /Done: On your card/],
      { timeout: SENDER_MS },
    );
    await expect(page.getByText('Paid', { exact: true })).toBeVisible();
    await page.goto('/wallet/withdrawals');
    await expect(page.getByRole('listitem').filter({ hasText: number })).toContainText('Paid');
    await page.goto('/transactions');
    const left = page.getByRole('listitem').filter({ hasText: 'Sent to your card' });
    await expect(left).toContainText(minus(PAID_OUT));
    await left.getByRole('button', { name: 'Sent to your card' }).click();
    await expect(page.getByRole('dialog', { name: 'Sent to your card' })).toContainText(/•.0019/);
  });

  await test.step('another request is taken back while it waits, and the money is there again', async () => {
    await page.goto('/wallet/withdraw');
    const second = await withdraw(page, TAKEN_BACK);
    await expect(page.getByRole('banner')).toContainText(grouped(FUNDS - PAID_OUT - TAKEN_BACK));
    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
    await expect(story(page)).toHaveText([/Done: You asked for it/, /Stopped: You took it back/]);
    await expect(page.getByRole('banner')).toContainText(grouped(FUNDS - PAID_OUT));
    await page.goto('/wallet/withdrawals?status=cancelled');
    await expect(page.getByRole('listitem').filter({ hasText: second })).toContainText('Cancelled');
    await page.goto('/transactions?direction=in');
    const returned = page.getByRole('listitem').filter({ hasText: 'Withdrawal returned' });
    await expect(returned).toContainText(grouped(TAKEN_BACK));
  });
});

/** Asks for the sum in the form that is open, to the only card, and returns the request's number. */
async function withdraw(page: Page, amount: number): Promise<string> {
  await expect(page.getByRole('radio', { name: /0019/ })).toBeChecked();
  await page.getByLabel('Amount').fill(String(amount));
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: new RegExp(`^Withdraw ${grouped(amount).source}`) }).click();
  await page.waitForURL(/\/wallet\/withdrawals\/[0-9a-f-]{36}$/);
  await expect(page.getByText('Your request is in')).toBeVisible();
  const heading = await page.getByRole('heading', { level: 1 }).innerText();
  return heading.replace('Withdrawal', '').trim();
}

/** Has the money, and a plan under which so much of it may leave in a day. */
async function havePlan(page: Page, token: string): Promise<void> {
  const { results } = await read(page.request, token, 'subscriptions/plans/');
  const { price } = results.find(({ code }: { code: string }) => code === 'premium');
  await fund(page.request, token, FUNDS + price);
  const wanted = { plan: 'premium', period: 'monthly', expected_amount: price };
  await send(page.request, 'subscriptions/purchase/', wanted, token);
}

/** Lets a withdrawal out as one of the staff; their browser stays where they did it. */
async function approve(browser: Browser, username: string, number: string) {
  const staff = await staffAt(browser, username, '/admin/withdrawals');
  const row = staff.getByRole('row').filter({ hasText: number });
  await expect(row).toContainText(grouped(PAID_OUT));
  await row.getByRole('button', { name: 'Approve' }).click();
  const dialog = staff.getByRole('dialog', { name: `Approve ${number}?` });
  await dialog.getByRole('button', { name: 'Approve' }).click();
  await expect(dialog).toBeHidden();
  return { staff, row };
}

/** What has happened to the withdrawal that is open, and what comes next. */
const story = (page: Page) =>
  page.getByRole('list', { name: 'What happens to the money' }).getByRole('listitem');

/** A sum that went out, as the pages write it. */
const minus = (amount: number): RegExp => new RegExp(`−${grouped(amount).source}`);
