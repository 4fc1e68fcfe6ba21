import { type Browser, expect, type Page, test } from '@playwright/test';
import { approveListing } from '../support/api.ts';
import { signInDemo, staffAt } from '../support/people.ts';

// The moderator's pages are the same whoever sells: once is enough.
const SIZES = [
  { name: 'a desktop', viewport: { width: 1280, height: 800 }, hasTouch: false, desk: 'pages' },
  { name: 'a phone', viewport: { width: 360, height: 740 }, hasTouch: true, desk: 'API' },
];

for (const { name, viewport, hasTouch, desk } of SIZES) {
  test(`on ${name} a seller offers an account step by step, and it is on sale once a moderator approves it`, async ({
    browser,
    request,
  }) => {
    // Seven steps, two pictures, a moderator, the cabinet.
    test.slow();
    const page = await (await browser.newContext({ viewport, hasTouch })).newPage();
    const tag = `${viewport.width}${Date.now() % 100_000}`;
    const title = `Ace Dominator, 34 mythic outfits ${tag}`;
    const secret = `marker-${tag}-${Date.now()}`;
    await signInDemo(page, 'dilnoza_skins');

    await test.step('choose the game: a draft begins', async () => {
      await page.goto('/sell');
      await page.getByRole('button', { name: 'PUBG Mobile', exact: true }).click();
      await expect(page).toHaveURL(/draft=.+&step=attributes/);
    });

    await test.step('facts: what is missing is said before one goes on', async () => {
      await next(page);
      await expect(page.getByText('Fill this in.').first()).toBeVisible();
      await page.getByLabel(/^Account level/).fill('67');
      await page.getByLabel(/^Tier/).selectOption('ace-dominator');
      await page.getByLabel(/^UC balance/).fill('1200');
      await page.getByLabel(/^Origin of the account/).selectOption('own');
      await page.getByLabel(/^E-mail\b/).selectOption('email-original');
      await page.getByLabel(/^A phone number is linked/).selectOption('false');
      await page.getByLabel(/^All linked logins can be changed/).selectOption('true');
      await page.getByLabel(/^Bans and restrictions/).selectOption('bans-none');
      await next(page);
    });

    await test.step('text: a reload and Back lose nothing', async () => {
      await page.getByLabel(/^Title/).fill(title);
      await page.getByLabel('Description').fill('Own account since season 5, e-mail included.');
      await expect(page.getByText('Draft saved')).toBeVisible();
      await page.reload();
      await expect(page.getByLabel(/^Title/)).toHaveValue(title);
      await page.goBack();
      await expect(page.getByLabel(/^Account level/)).toHaveValue('67');
      await page.goForward();
      await next(page);
    });

    await test.step('pictures: real files, in order', async () => {
      await page.setInputFiles('input[type=file]', [
        { name: 'profile.png', mimeType: 'image/png', buffer: await picture(page, '#8250df') },
        { name: 'inventory.png', mimeType: 'image/png', buffer: await picture(page, '#1f883d') },
      ]);
      await expect(page.getByRole('img', { name: 'inventory.png' })).toBeVisible();
      await expect(page.getByRole('progressbar')).toHaveCount(0);
      await expect(page.getByText('Draft saved')).toBeVisible();
      await next(page);
    });

    await test.step('price, and what is left of it', async () => {
      await page.getByLabel('Price for the buyer').fill('1250000');
      await expect(page.getByText('You receive')).toBeVisible();
      await next(page);
    });

    await test.step('delivery: the login goes into the vault at once', async () => {
      await page.getByRole('radio', { name: /Instant/ }).check({ force: true });
      await page.getByLabel('Login method').selectOption('google');
      await page.getByLabel(/^Address of the mailbox/).fill(`${secret}@example.uz`);
      await page.getByLabel(/^Password of the mailbox/).fill(secret);
      await page.getByRole('button', { name: 'Seal in the vault' }).click();
      await expect(page.getByText('The login is sealed in the vault')).toBeVisible();
      await next(page);
    });

    const listingId = await test.step('look at it as a buyer, and submit', async () => {
      await expect(page.getByText(/Everything is filled in/)).toBeVisible();
      await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible();
      await page.getByRole('button', { name: 'Submit for review' }).click();
      await expect(page.getByRole('heading', { name: 'Sent for review' })).toBeVisible();
      await expect(page.getByRole('link', { name: 'Telegram' })).toHaveAttribute('href', /t\.me\/share/);
      return new URL(page.url()).searchParams.get('sent') ?? '';
    });

    await test.step('nobody else sees it, and its login is nowhere', async () => {
      expect((await request.get(`/api/v1/listings/${listingId}/`)).status()).toBe(404);
      expect(await page.content()).not.toContain(secret);
      const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
      expect(kept).not.toContain(secret);
      expect(kept).not.toContain(title);
    });

    await test.step('a moderator takes it out of the queue and approves it', async () => {
      if (desk === 'pages') await approveAtDesk(browser, title, listingId);
      else await approveListing(request, listingId);
    });

    await test.step('everybody finds it', async () => {
      await page.goto('/catalog?game=pubg-mobile');
      await expect(page.getByRole('article').filter({ hasText: title })).toBeVisible();
      const listing = await (await request.get(`/api/v1/listings/${listingId}/`)).text();
      expect(listing).not.toContain(secret);
      expect(JSON.parse(listing)).toMatchObject({ delivery: 'instant', status: 'active', image_count: 2 });
    });

    await test.step('the cabinet: a new price for it, a copy of it', async () => {
      await page.goto(`/my-listings?search=${encodeURIComponent(tag)}`);
      const box = page.getByRole('checkbox', { name: `Choose: ${title}` });
      // As a finger does: what lies around the small box takes the press.
      await page.locator('label').filter({ has: box }).click();
      await expect(box).toBeChecked();
      await page.getByRole('button', { name: 'Change the price' }).click();
      await page.getByRole('textbox', { name: 'Percent' }).fill('-10');
      await page.getByRole('dialog').getByRole('button', { name: 'Change the price' }).click();
      await expect(page.getByText(/Done: all 1/)).toBeVisible();
      expect((await (await request.get(`/api/v1/listings/${listingId}/`)).json()).price).toBe(1_125_000);

      await page.getByRole('button', { name: `Actions: ${title}` }).click();
      await page.getByRole('menuitem', { name: 'Duplicate' }).click();
      await expect(page).toHaveURL(/\/sell\?draft=/);
      await page.getByRole('button', { name: /^Text/ }).click();
      await expect(page.getByLabel(/^Title/)).toHaveValue(title);
    });
    await page.context().close();
  });
}

test('a file of listings is looked at first, then becomes drafts', async ({ page }) => {
  const title = `From a file ${Date.now() % 100_000}`;
  await signInDemo(page, 'dilnoza_skins');
  await page.goto('/my-listings/import');
  await page.getByRole('combobox', { name: 'Game' }).fill('PUBG Mobile');
  await page.getByRole('option', { name: 'PUBG Mobile', exact: true }).click();
  const template = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the template' }).click();
  expect((await template).suggestedFilename()).toMatch(/\.csv$/);

  const drop = (rows: string[]) =>
    page.setInputFiles('input[type=file]', {
      name: 'accounts.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(['title,price,level', ...rows].join('\n')),
    });
  await drop([`${title},12,67`]);
  await expect(page.getByRole('cell', { name: /At least 1.000\./ })).toBeVisible();
  await drop([`${title},1250000,67`]);
  await page.getByRole('button', { name: 'Make 1 draft' }).click();
  await page.getByRole('link', { name: title }).click();

  await expect(page.getByLabel(/^Account level/)).toHaveValue('67');
});

/** Finds the listing in the queue, ticks all there is to look at and approves it, as the demo moderator. */
async function approveAtDesk(browser: Browser, title: string, listingId: string): Promise<void> {
  const staff = await staffAt(browser, 'moderator', '/admin/listings');
  await staff.getByRole('searchbox', { name: 'Title or code' }).fill(title);
  const row = staff.getByRole('row').filter({ hasText: title });
  await row.getByRole('link').first().click();
  await staff.waitForURL(new RegExp(`/admin/listings/${listingId}`));
  await expect(staff.getByText('You have taken it')).toBeVisible();
  const decision = staff.getByRole('region', { name: 'Decision' });
  await expect(decision.getByRole('button', { name: 'Approve' })).toHaveAccessibleDescription(
    'Tick everything on the list first.',
  );
  for (const item of await decision.getByRole('checkbox').all()) await item.check();
  await decision.getByRole('button', { name: 'Approve' }).click();
  await staff.waitForURL((url) => !url.pathname.endsWith(listingId));
  await staff.context().close();
}

async function next(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Next' }).click();
}

/** A picture that was never sent before: a real PNG of at least 800 × 600 with its own words. */
async function picture(page: Page, color: string): Promise<Buffer> {
  const drawing = await page.context().newPage();
  await drawing.setViewportSize({ width: 1000, height: 700 });
  await drawing.setContent(
    `<body style="background:${color};color:white;font:64px sans-serif"><h1>${Math.random()}</h1></body>`,
  );
  const bytes = await drawing.screenshot();
  await drawing.close();
  return bytes;
}
