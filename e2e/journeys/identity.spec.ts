import { type Browser, expect, type Page, type Request, test } from '@playwright/test';
import { linkFor, pathOf } from '../support/mailbox.ts';
import {
  confirmEmail,
  expectSignedIn,
  expectSignedOut,
  fillLogin,
  join,
  type Newcomer,
  newcomer,
  register,
  signOut,
  stepUp,
} from '../support/people.ts';

/** A session that was ended elsewhere is over within this time. */
const ENDED_MS = 5_000;
const NEW_PASSWORD = 'olma-daryo-kitob-xona';

/** Another browser of its own. */
async function otherBrowser(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

async function signIn(page: Page, who: Newcomer, password = who.password): Promise<void> {
  await page.goto('/login');
  await fillLogin(page, who.email, password);
}

/** Every address that a page asks for, with what it says of where it came from. */
function requestsOf(page: Page): string[] {
  const seen: string[] = [];
  page.on('request', (request: Request) =>
    seen.push(`${request.url()} ${request.headers()['referer'] ?? ''}`),
  );
  return seen;
}

test('who registers confirms the e-mail by the letter, and may sell and withdraw from then on', async ({
  page,
}) => {
  const who = newcomer();

  await test.step('registration leads to the mailbox page, and says why when something is held back', async () => {
    await register(page, who);
    await expect(page.getByRole('heading', { name: 'Look into your mailbox' })).toBeVisible();
    await expect(page.getByText(who.email)).toBeVisible();
    await page.goto('/sell');
    await expect(
      page.getByText('Until then you can prepare a listing, but not put it on sale.'),
    ).toBeVisible();
    await page.goto('/wallet/cards');
    await expect(page.getByRole('button', { name: 'Add a card' })).toHaveAccessibleDescription(
      'Confirm your e-mail first.',
    );
  });

  await test.step('the link confirms; its token is in no address, no storage and no referrer', async () => {
    const link = pathOf(await linkFor(page.request, who.email, 'verify-email'));
    const token = link.split('token=')[1] ?? '';
    const seen = requestsOf(page);
    await page.goto(link);
    await expect(page.getByRole('heading', { name: 'Your e-mail is confirmed' })).toBeVisible();
    await expect(page).toHaveURL(/\/verify-email$/);
    expect(seen.filter((request) => request.includes(token))).toEqual([]);
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]),
    );
    expect(kept).not.toContain(token);
  });

  await test.step('nothing is held back any more', async () => {
    await page.goto('/wallet/cards');
    await expect(page.getByRole('button', { name: 'Add a card' })).toBeEnabled();
    await expect(page.getByText('Confirm your e-mail', { exact: true })).toHaveCount(0);
  });
});

test('a forgotten password is replaced by the letter, and every other browser is signed out', async ({
  page,
  browser,
}) => {
  const who = newcomer();
  await join(page, who);
  await page.goto('/wallet');
  const forgetful = await otherBrowser(browser);

  await forgetful.goto('/login');
  await forgetful.getByRole('link', { name: 'Forgot the password?' }).click();
  await expect(forgetful.getByRole('heading', { name: 'Forgot the password?' })).toBeVisible();
  await forgetful.getByLabel('E-mail').fill(who.email);
  await forgetful.getByRole('button', { name: 'Send the link' }).click();
  await expect(forgetful.getByText(/If there is an account with this address/)).toBeVisible();
  const link = pathOf(await linkFor(forgetful.request, who.email, 'reset-password'));
  await forgetful.goto(link);
  await forgetful.getByLabel('New password').fill(NEW_PASSWORD);
  await forgetful.getByRole('button', { name: 'Set the new password' }).click();
  await expect(forgetful.getByRole('heading', { name: 'Your password is changed' })).toBeVisible();

  await expect(page.getByRole('main').getByRole('button', { name: 'Sign in' })).toBeVisible({
    timeout: ENDED_MS,
  });
  await signIn(forgetful, who, NEW_PASSWORD);
  await expectSignedIn(forgetful);

  await test.step('the link is used up, and the old password is wrong', async () => {
    await page.goto(link);
    await page.getByLabel('New password').fill(NEW_PASSWORD);
    await page.getByRole('button', { name: 'Set the new password' }).click();
    await expect(page.getByRole('heading', { name: 'This link is used up' })).toBeVisible();
    await signIn(page, who);
    await expect(page.getByRole('alert')).toHaveText('The e-mail or the password is wrong.');
  });
});

test('Google: a new person gets an account; one with the same e-mail shows the password first', async ({
  page,
  browser,
}) => {
  /** Presses Google's button and says in its window who this is. */
  const continueAs = async (on: Page, email: string) => {
    await on.goto('/login');
    const [popup] = await Promise.all([
      on.waitForEvent('popup'),
      on.getByRole('button', { name: 'Continue with Google' }).click(),
    ]);
    await popup.getByLabel('E-mail').fill(email);
    await popup.getByRole('button', { name: 'Continue', exact: true }).click();
  };

  await test.step('new', async () => {
    const fresh = newcomer().email;
    await continueAs(page, fresh);
    await expectSignedIn(page);
    await page.goto('/settings/security');
    await expect(page.getByText('Linked', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Unlink' })).toHaveAccessibleDescription(
      'It is your only way in. Set a password first.',
    );
    await signOut(page);
    await continueAs(page, fresh);
    await expectSignedIn(page);
  });

  await test.step('the same e-mail', async () => {
    const known = await otherBrowser(browser);
    const who = newcomer();
    await join(known, who);
    await confirmEmail(known, who.email);
    await signOut(known);
    await continueAs(known, who.email);
    await known.getByLabel('Your WibeStore password').fill(who.password);
    await known.getByRole('button', { name: 'Link and sign in' }).click();
    await expectSignedIn(known);
    await signOut(known);
    await continueAs(known, who.email);
    await expectSignedIn(known);
  });
});

test('devices: another browser is ended and is out at once', async ({ page, browser }) => {
  const who = newcomer();
  await join(page, who);
  const other = await otherBrowser(browser);
  await signIn(other, who);
  await expectSignedIn(other);
  await other.goto('/wallet');

  await page.goto('/settings/sessions');
  await expect(page.getByRole('main').getByText('This device')).toHaveCount(1);
  await page.getByRole('button', { name: /^End the session/ }).click();

  await expect(page.getByRole('button', { name: /^End the session/ })).toHaveCount(0);
  await expect(other.getByRole('main').getByRole('button', { name: 'Sign in' })).toBeVisible({
    timeout: ENDED_MS,
  });
});

test('what needs a proof goes on by itself once it is given, with the same key; not now keeps the form', async ({
  page,
}) => {
  const who = newcomer();
  await join(page, who);
  await page.goto('/settings/security');
  // As if the last proof were older than five minutes: the server itself takes the second request.
  let isRefused = false;
  await page.route('**/auth/password/change/', async (route) => {
    if (isRefused) return route.fallback();
    isRefused = true;
    return route.fulfill({
      status: 403,
      contentType: 'application/problem+json',
      json: { code: 'auth.step_up_required', title: '', status: 403, params: { methods: ['password'] } },
    });
  });
  const section = page.getByRole('region', { name: 'Password' });
  await section.getByRole('button', { name: 'Change' }).click();
  await section.getByLabel('Current password').fill(who.password);
  await section.getByLabel('New password').fill(NEW_PASSWORD);
  await section.getByRole('button', { name: 'Set the new password' }).click();

  await page
    .getByRole('dialog', { name: 'Is it still you?' })
    .getByRole('button', { name: 'Not now' })
    .click();
  await expect(section.getByRole('alert')).toHaveText(
    'Nothing was done: it was not confirmed that it is you.',
  );
  await expect(section.getByLabel('New password')).toHaveValue(NEW_PASSWORD);

  isRefused = false;
  await section.getByRole('button', { name: 'Set the new password' }).click();
  await stepUp(page, who.password);
  await expect(page.getByText('Your password is changed')).toBeVisible();
  await signOut(page);
  await signIn(page, who, NEW_PASSWORD);
  await expectSignedIn(page);
});

test('a guest who asks for a member page is back at the very address after signing in', async ({ page }) => {
  const who = newcomer();
  await join(page, who);
  await page.goto('/');
  await signOut(page);
  await page.goto('/notifications?group=order#top');
  await expect(page).toHaveURL(/\/login\?next=/);
  await fillLogin(page, who.email, who.password);
  await expect(page).toHaveURL(/\/notifications\?group=order#top$/);
  await signOut(page);
  await expectSignedOut(page);
});
