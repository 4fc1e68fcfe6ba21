import { type Browser, expect, type Page, test } from '@playwright/test';
import { linkFor, pathOf } from '../support/mailbox.ts';
import { expectSignedIn, fillLogin, join, type Newcomer, newcomer, signInDemo } from '../support/people.ts';

const RULE = 'Your profile poses as somebody else. Please change its name.';
const APPEAL = 'This is my own name, and I can show my passport to prove it.';

const reports = (page: Page) => page.getByRole('main').getByRole('listitem');

/** Somebody at a browser of their own. */
async function elsewhere(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

/** Tells the shop through the page of `accused` that they pose as somebody else. */
async function report(page: Page, accused: Newcomer): Promise<void> {
  await page.goto(`/users/${accused.username}`);
  await page.getByRole('button', { name: 'Report this' }).click();
  const dialog = page.getByRole('dialog', { name: `Report ${accused.username}` });
  await dialog.getByRole('radio', { name: 'Poses as somebody else' }).check({ force: true });
  await dialog.getByLabel('What should we know?').fill('I know the person whose name this is.');
  await dialog.getByRole('button', { name: 'Send the report' }).click();
}

/** Opens the case about `accused` at the desk. */
async function openCase(staff: Page, accused: Newcomer): Promise<void> {
  await staff.goto('/admin/reports?ordering=newest&kind=user');
  await staff.locator('a[href*="/admin/reports/"]', { hasText: accused.username }).first().click();
  await expect(staff.getByRole('heading', { level: 1 })).toContainText(accused.username);
}

/** The case is at its end: nobody can take it any more. */
async function expectClosed(staff: Page): Promise<void> {
  await expect(staff.getByRole('button', { name: 'Take', exact: true })).toBeDisabled();
}

test('a report becomes a warning; the reporter is told, the other appeals', async ({ page, browser }) => {
  // Three people at three browsers take their time on a busy machine.
  test.slow();
  const reporter = newcomer();
  const accused = newcomer();
  const other = await elsewhere(browser);
  await join(other, accused);
  await join(page, reporter);

  await test.step('somebody reports a profile; the same again is the same report', async () => {
    await report(page, accused);
    await expect(page.getByRole('dialog', { name: 'Thank you, we have it' })).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
    await report(page, accused);
    const again = page.getByRole('dialog', { name: 'You told us already' });
    await again.getByRole('link', { name: 'My reports' }).click();
    await page.waitForURL('/reports');
    await expect(reports(page)).toHaveCount(1);
    await expect(reports(page)).toContainText('Waits for a look');
  });

  await test.step('a moderator warns', async () => {
    const staff = await elsewhere(browser);
    await signInDemo(staff, 'moderator');
    await openCase(staff, accused);
    await expect(staff.getByText('I know the person whose name this is.')).toBeVisible();
    await staff.getByRole('button', { name: 'Warn', exact: true }).click();
    await staff.getByLabel('What the person reads').fill(RULE);
    await staff.getByRole('button', { name: 'Resolve' }).click();
    await expectClosed(staff);
    await staff.context().close();
  });

  await test.step('the reporter is told that it was acted on, and nothing more', async () => {
    await expect(reports(page)).toContainText('We acted on it');
    await page.goto('/notifications');
    const told = page.getByRole('main').getByRole('link', { name: /We looked into your report/ });
    await expect(told.first()).toBeVisible();
    await expect(page.getByRole('main')).not.toContainText(RULE);
    await told.first().click();
    await page.waitForURL('/reports');
    await expect(page.getByRole('main')).not.toContainText(RULE);
  });

  await test.step('the other one sees the warning wherever they are, reads it whole and appeals', async () => {
    await other.goto('/catalog');
    const warning = other.getByRole('dialog', { name: 'You have a warning' });
    await expect(warning).toContainText(RULE);
    await expect(warning).not.toContainText(reporter.username);
    await warning.getByRole('link', { name: 'Read all of it' }).click();
    await other.waitForURL(/\/verdicts\//);
    await other.getByLabel(/Why the decision is wrong/).fill(APPEAL);
    await other.getByRole('button', { name: 'Send the appeal' }).click();
    await expect(other.getByRole('region', { name: 'Your appeal' })).toContainText(APPEAL);
    const known = other.waitForResponse(/\/profile\/verdicts\//);
    await other.goto('/catalog');
    await known;
    await expect(other.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(other.getByRole('dialog')).toHaveCount(0);
    await other.context().close();
  });
});

test('somebody who is blocked appeals by the link of the letter', async ({ page, browser }) => {
  test.slow();
  const accused = newcomer();
  const other = await elsewhere(browser);
  await join(other, accused);
  await join(page, newcomer());
  await report(page, accused);
  await expect(page.getByRole('dialog', { name: 'Thank you, we have it' })).toBeVisible();

  // Who has signed in a moment ago need not prove again that it is them.
  await test.step('a moderator blocks', async () => {
    const staff = await elsewhere(browser);
    await signInDemo(staff, 'moderator');
    await openCase(staff, accused);
    await staff.getByRole('button', { name: 'Block the person' }).click();
    await expect(staff.getByText('No money moves by itself.')).toBeVisible();
    await staff.getByLabel('For how long').selectOption({ label: '7 days' });
    await staff.getByLabel('What the person reads').fill(RULE);
    await staff.getByLabel(`Type ${accused.username} to be sure`).fill(accused.username);
    await staff.getByRole('button', { name: 'Resolve' }).click();
    await expectClosed(staff);
    await staff.context().close();
  });

  await test.step('the letter’s link opens without signing in, and works once', async () => {
    const link = pathOf(await linkFor(page.request, accused.email, 'appeal'));
    await other.context().clearCookies();
    await other.goto(link);
    await other.getByLabel(/Why the decision is wrong/).fill(APPEAL);
    await other.getByRole('button', { name: 'Send the appeal' }).click();
    await expect(other.getByRole('heading', { name: 'We have your appeal' })).toBeVisible();
    // Another page first: the same address with another fragment alone would not load anew.
    await other.goto('/how-it-works');
    await other.goto(link);
    await other.getByLabel(/Why the decision is wrong/).fill(APPEAL);
    await other.getByRole('button', { name: 'Send the appeal' }).click();
    await expect(other.getByRole('heading', { name: 'This link is used up' })).toBeVisible();
  });

  await test.step('another member of the staff lifts the block, and the person signs in again', async () => {
    const staff = await elsewhere(browser);
    await signInDemo(staff, 'admin');
    await staff.goto('/admin/appeals');
    await staff.getByRole('row', { name: accused.username }).getByRole('button').first().click();
    const panel = staff.getByRole('dialog', { name: 'Appeal' });
    await expect(panel).toContainText(APPEAL);
    await panel.getByRole('button', { name: 'Lift it' }).click();
    await panel.getByLabel('What the person reads').fill('You are right, and we are sorry.');
    await panel.getByRole('button', { name: 'Answer' }).click();
    await expect(panel).toHaveCount(0);
    await staff.context().close();
    await other.goto('/login');
    await fillLogin(other, accused.email, accused.password);
    await expectSignedIn(other);
    await other.context().close();
  });
});
