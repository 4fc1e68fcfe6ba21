import { expect, test } from '@playwright/test';
import { confirmEmail, expectSignedOut, join, newcomer, signInDemo } from '../support/people.ts';

const WHY = 'Sells accounts that are not their own';

test('the staff blocks somebody, who is signed out, and lets them in again', async ({ page, browser }) => {
  const member = newcomer();
  await join(page, member);
  await confirmEmail(page, member.email);

  const context = await browser.newContext();
  const staff = await context.newPage();
  await signInDemo(staff, 'admin');

  await test.step('find them by their name', async () => {
    await staff.goto('/admin/users');
    await staff.getByRole('searchbox', { name: 'Username, id or order' }).fill(member.username);
    await staff.getByRole('row').filter({ hasText: member.username }).getByRole('link').first().click();
    await expect(staff.getByRole('heading', { level: 1 })).toContainText(member.username);
  });

  await test.step('block them: the name is typed to be sure', async () => {
    await staff.getByRole('button', { name: 'Block', exact: true }).click();
    const dialog = staff.getByRole('dialog', { name: `Block ${member.username}?` });
    await dialog.getByLabel('Reason').selectOption({ index: 1 });
    await dialog.getByLabel('What the person reads').fill(WHY);
    await dialog.getByLabel(`Type ${member.username} to be sure`).fill(member.username);
    await dialog.getByRole('button', { name: 'Block' }).click();
    await expect(dialog).toBeHidden();
    await expect(staff.getByRole('heading', { level: 1 })).toContainText('Blocked');
  });

  await test.step('they are signed out', async () => {
    await page.goto('/profile');
    await page.goto('/');
    await expectSignedOut(page);
  });

  await test.step('the verdict and the audit tell it; unblocking takes a reason', async () => {
    await staff.getByRole('tab', { name: /Verdicts/ }).click();
    await expect(staff.getByRole('list', { name: 'Verdicts' })).toContainText(WHY);
    await staff.getByRole('button', { name: 'Unblock' }).click();
    const dialog = staff.getByRole('dialog', { name: `Unblock ${member.username}?` });
    await dialog.getByLabel('Reason').fill('They have shown that it is theirs');
    await dialog.getByRole('button', { name: 'Unblock' }).click();
    await expect(dialog).toBeHidden();
    await expect(staff.getByRole('heading', { level: 1 })).not.toContainText('Blocked');
  });
  await context.close();
});
