import { expect, type Page, test } from '@playwright/test';
import { expectSignedIn, fillLogin, join, newcomer, signOut } from '../support/people.ts';
import { totp } from '../support/totp.ts';

/** Signs in as far as the second step. */
async function toSecondStep(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/login');
  await fillLogin(page, email, password);
  await expect(page.getByRole('heading', { name: 'Second step' })).toBeVisible();
}

test('the second step is turned on, asked for at sign-in, and a recovery code does without the phone', async ({
  page,
}) => {
  const who = newcomer();
  await join(page, who);
  await page.goto('/settings/security');
  const section = page.getByRole('region', { name: 'Second step at sign-in' });

  const { secret, codes } = await test.step('turn it on', async () => {
    await section.getByRole('button', { name: 'Turn on' }).click();
    const dialog = page.getByRole('dialog', { name: 'Turn the second step on' });
    await expect(dialog.getByRole('img', { name: 'A square code with the key below' })).toBeVisible();
    const key = (await dialog.locator('code').innerText()).replaceAll(' ', '');
    await dialog.getByLabel('Code from the application').fill(totp(key));
    await dialog.getByRole('button', { name: 'Turn on' }).click();
    const kept = page.getByRole('dialog', { name: 'Your recovery codes' });
    await expect(kept.getByRole('listitem')).toHaveCount(10);
    const shown = await kept.getByRole('listitem').allInnerTexts();
    await kept.getByLabel('I have kept them').check();
    await kept.getByRole('button', { name: 'Done' }).click();
    await expect(section.getByText('10 recovery codes are left.')).toBeVisible();
    return { secret: key, codes: shown };
  });

  await test.step('a code of the application signs in', async () => {
    await signOut(page);
    await toSecondStep(page, who.email, who.password);
    // The one that turned it on is used: the next is taken ahead of its time.
    await page.getByLabel('Code from the application').fill(totp(secret, 1));
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await expectSignedIn(page);
  });

  await test.step('so does a recovery code, once', async () => {
    const [code = ''] = codes;
    await signOut(page);
    await toSecondStep(page, who.email, who.password);
    await page.getByRole('button', { name: 'Use a recovery code' }).click();
    await page.getByLabel('Recovery code').fill(code);
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await expectSignedIn(page);
    await page.goto('/settings/security');
    await expect(section.getByText('9 recovery codes are left.')).toBeVisible();

    await signOut(page);
    await toSecondStep(page, who.email, who.password);
    await page.getByRole('button', { name: 'Use a recovery code' }).click();
    await page.getByLabel('Recovery code').fill(code);
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByLabel('Recovery code')).toHaveAccessibleDescription(
      'This code is wrong or too old. Look at the newest one.',
    );
  });
});
