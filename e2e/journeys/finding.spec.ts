import { expect, test } from '@playwright/test';

test('a guest finds an account by typing, compares two, and finds what was looked at again', async ({
  page,
  request,
}) => {
  const answer = await request.get('/api/v1/listings/?game=pubg-mobile&ordering=-price');
  const [first, second] = (await answer.json()).results;

  await test.step('Ctrl+K, a part of the title, Enter', async () => {
    await page.goto('/');
    const palette = page.getByRole('dialog', { name: 'Quick search' });
    // The keys are heard once the page is at rest.
    await expect(async () => {
      await page.keyboard.press('Control+k');
      await expect(palette).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await palette.getByRole('combobox').fill(first.title);
    await palette.getByRole('group', { name: 'Accounts' }).getByRole('option', { name: first.title }).click();
    await page.waitForURL(`**/listings/${first.id}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(first.title);
  });

  await test.step('two go into the comparison, one of them from the catalog', async () => {
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await page.goto('/catalog?game=pubg-mobile&ordering=-price');
    await page
      .getByRole('button', { name: `Add to the comparison: ${second.title}` })
      .first()
      .click();
    await page.getByRole('link', { name: 'Compare (2)' }).click();
    await page.waitForURL(/\/compare\?ids=/);
  });

  await test.step('what differs is marked, and can be all that is shown', async () => {
    const rows = page.getByRole('row').filter({ has: page.getByRole('rowheader') });
    await expect(rows.filter({ hasText: 'differs' }).first()).toBeVisible();
    await expect(rows.filter({ hasText: /^Game/ })).toHaveCount(1);
    await page.getByRole('switch', { name: 'Only differences' }).click({ force: true });
    await expect(rows.filter({ hasText: /^Game/ })).toHaveCount(0);
    await page.reload();
    await expect(rows.filter({ hasText: 'differs' }).first()).toBeVisible();
    await expect(rows.filter({ hasText: /^Game/ })).toHaveCount(0);
  });

  await test.step('on a phone the table moves under its frame, and the page stays as wide as it is', async () => {
    const size = page.viewportSize();
    await page.setViewportSize({ width: 360, height: 740 });
    await expect(page.getByRole('region', { name: 'Comparison' })).toBeVisible();
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
    if (size) await page.setViewportSize(size);
  });

  await test.step('the way back has what was looked at, until it is cleared', async () => {
    await page.goto('/');
    const viewed = page.getByRole('region', { name: 'You looked at' });
    await expect(viewed.getByRole('link', { name: first.title })).toBeVisible();
    await viewed.getByRole('button', { name: 'Clear what you looked at' }).click();
    await expect(viewed).toHaveCount(0);
  });
});

test('a page stands where it was left, and one that is opened anew at its top', async ({ browser }) => {
  const page = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
  const top = () => page.evaluate(() => Math.round(window.scrollY));
  const cards = page.getByRole('article');
  await page.goto('/catalog');
  await expect(cards.nth(20)).toBeAttached();
  await page.evaluate(() => window.scrollTo(0, 700));

  await test.step('reloaded: the list that comes does not carry the page away', async () => {
    await page.reload();
    await expect(cards.nth(20)).toBeAttached();
    await expect.poll(top).toBe(700);
  });

  await test.step('back from a listing', async () => {
    await cards
      .nth(2)
      .getByRole('link')
      .first()
      .evaluate((link: HTMLElement) => link.click());
    await page.waitForURL(/\/listings\//);
    await expect.poll(top).toBe(0);
    await page.goBack();
    await expect(cards.nth(20)).toBeAttached();
    await expect.poll(top).toBe(700);
  });

  await test.step('another address typed in the same tab', async () => {
    await page.goto('/how-it-works');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await top()).toBe(0);
  });
  await page.context().close();
});
