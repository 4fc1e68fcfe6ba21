import { expect, test } from '@playwright/test';
import { join, newcomer } from '../support/people.ts';
import { grouped, openDeposit } from '../support/wallet.ts';

// Each provider is played by its emulator over real HTTP: its page, its calls to our webhook, its way back.
const PROVIDERS = [
  { method: 'Payme', host: /\/emulators\/payme\//, pay: 'Pay' },
  { method: 'Click', host: /\/emulators\/click\//, pay: 'Pay' },
  { method: 'Uzcard', host: /\/emulators\/multicard\//, pay: 'Pay by Uzcard' },
  { method: 'Humo', host: /\/emulators\/multicard\//, pay: 'Pay by Humo' },
];

test('money comes in by every provider that has a page to pay on', async ({ page }) => {
  await join(page, newcomer());
  let total = 0;
  for (const [index, { method, host, pay }] of PROVIDERS.entries()) {
    const amount = 50_000 + index * 1_000;
    await test.step(`top up by ${method}`, async () => {
      await openDeposit(page, amount, method);
      await page.waitForURL(host);
      await page.getByRole('button', { name: pay, exact: true }).click();
      await page.getByRole('link', { name: 'WibeStore' }).click();
      await page.waitForURL(/\/wallet\/deposits\//);
      await expect(page.getByRole('main')).toContainText(grouped(amount));
      total += amount;
      await page.goto('/wallet');
      await expect(page.getByRole('banner')).toContainText(grouped(total));
    });
  }
});

test('a payment that Click declined can be made again', async ({ page }) => {
  const amount = 40_000;
  await join(page, newcomer());
  await openDeposit(page, amount, 'Click');
  await page.waitForURL(/\/emulators\/click\//);
  await page.getByRole('button', { name: 'The card has not enough money' }).click();
  await page.getByRole('link', { name: 'WibeStore' }).click();
  await page.waitForURL(/\/wallet\/deposits\//);
  await expect(page.getByText('The last try did not go through')).toBeVisible();
  await page.getByRole('link', { name: 'Back to the payment page' }).click();
  await page.waitForURL(/\/emulators\/click\//);
  await page.getByRole('button', { name: 'Pay', exact: true }).click();
  await page.getByRole('link', { name: 'WibeStore' }).click();
  await page.waitForURL(/\/wallet\/deposits\//);
  await page.goto('/wallet');
  await expect(page.getByRole('banner')).toContainText(grouped(amount));
});

test('money comes in by a number that is typed at a Paynet kiosk', async ({ page }) => {
  await join(page, newcomer());
  const amount = 60_000;
  await openDeposit(page, amount, 'Paynet');
  await page.getByRole('link', { name: 'Open the payment page' }).click();
  await page.waitForURL(/\/emulators\/paynet\//);
  await page.getByRole('button', { name: 'Find the payment', exact: true }).click();
  await expect(page.getByRole('main')).toContainText(grouped(amount));
  await page.getByRole('button', { name: 'Pay in cash', exact: true }).click();
  await expect(page.getByRole('status')).toContainText('Paid.');
  await page.getByRole('link', { name: 'WibeStore' }).click();
  await page.waitForURL(/\/wallet$/);
  await expect(page.getByRole('banner')).toContainText(grouped(amount));
});
