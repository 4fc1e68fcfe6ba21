import { expect, type Page, test } from '@playwright/test';
import { approveListing } from '../support/api.ts';
import { signInDemo } from '../support/people.ts';

test('a seller lists an account with sealed credentials, and it appears once the admin approves it', async ({
  page,
  request,
}) => {
  const title = `Ace Dominator, 34 mythic outfits ${Date.now() % 100_000}`;
  const secret = `marker-${Date.now()}`;
  await signInDemo(page, 'dilnoza_skins');

  await test.step('fill the form', async () => {
    await page.goto('/sell');
    await page.getByLabel('Which game is the account of?').fill('PUBG Mobile');
    await page.getByRole('option', { name: 'PUBG Mobile', exact: true }).click();
    await page.getByLabel(/^Account level/).fill('67');
    await page.getByLabel(/^Tier/).selectOption('ace-dominator');
    await page.getByLabel(/^UC balance/).fill('1200');
    await page.getByLabel(/^Origin of the account/).selectOption('own');
    await page
      .getByLabel(/^E-mail\b/)
      .first()
      .selectOption('email-original');
    await page.getByLabel(/^A phone number is linked/).selectOption('false');
    await page.getByLabel(/^All linked logins can be changed/).selectOption('true');
    await page.getByLabel(/^Bans and restrictions/).selectOption('bans-none');
    await page.getByLabel('Title', { exact: false }).first().fill(title);
    await page.getByLabel('Description').fill('Own account since season 5, e-mail included.');
    await page.getByLabel('Price for the buyer').fill('1250000');
    await page.setInputFiles('input[type=file]', {
      name: 'account.png',
      mimeType: 'image/png',
      buffer: await picture(page),
    });
    await expect(page.getByRole('progressbar')).toHaveCount(0);
  });

  const listingId = await test.step('seal the login and submit', async () => {
    await page.getByRole('radio', { name: /Instant/ }).check({ force: true });
    await page.getByLabel('Login method').selectOption('google');
    await page.getByLabel(/^Login of the game account/).fill(`${secret}@example.uz`);
    await page.getByLabel(/^Password of the game account/).fill(secret);
    const saved = page.waitForResponse(
      (answer) => answer.url().endsWith('/api/v1/listings/') && answer.request().method() === 'POST',
    );
    await page.getByRole('button', { name: 'Submit for review' }).click();
    const listing = await (await saved).json();
    await expect(page.getByRole('heading', { name: 'Sent for review' })).toBeVisible();
    return listing.id as string;
  });

  await test.step('nobody else sees it, and its login is nowhere', async () => {
    expect((await request.get(`/api/v1/listings/${listingId}/`)).status()).toBe(404);
    expect(await page.content()).not.toContain(secret);
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain(
      secret,
    );
  });

  await test.step('the admin approves it through the API', async () => {
    await approveListing(request, listingId);
  });

  await test.step('everybody finds it', async () => {
    await page.goto('/catalog?game=pubg-mobile');
    await expect(page.getByRole('article').filter({ hasText: title })).toBeVisible();
    await page.goto(`/listings/${listingId}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    const listing = await (await request.get(`/api/v1/listings/${listingId}/`)).text();
    expect(listing).not.toContain(secret);
    expect(JSON.parse(listing)).toMatchObject({ delivery: 'instant', status: 'active', image_count: 1 });
  });
});

/** A screenshot of the shop itself: a real PNG of at least 800 × 600. */
async function picture(page: Page): Promise<Buffer> {
  return page.screenshot({ clip: { x: 0, y: 0, width: 1000, height: 700 } });
}
