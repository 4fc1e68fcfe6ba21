import { expect, test } from '@playwright/test';
import { fillLogin, newcomer, register, signOut } from '../support/people.ts';
import { earningsOf, grouped, topUp } from '../support/wallet.ts';

test('a stranger buys an account end to end, and the seller is paid less the commission', async ({
  page,
  request,
}) => {
  const buyer = newcomer();

  await test.step('register, sign out and sign in again', async () => {
    await register(page, buyer);
    await signOut(page);
    await page.goto('/wallet');
    await page.waitForURL(/\/login/);
    await fillLogin(page, buyer.email, buyer.password);
    await page.waitForURL(/\/wallet$/);
  });

  await test.step('top up through the provider', async () => {
    await topUp(page, 9_000_000);
    await expect(page.getByRole('banner')).toContainText(grouped(9_000_000));
  });

  const listing = await test.step('browse with filters and open a listing', async () => {
    await page.goto('/catalog?game=pubg-mobile');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.getByRole('switch', { name: /Instant delivery/ }).click({ force: true });
    await expect(page).toHaveURL(/delivery=instant/);
    await page.getByRole('combobox', { name: /Sort/ }).selectOption('price');
    await expect(page).toHaveURL(/ordering=price/);
    await page.getByRole('article').first().getByRole('link').first().click();
    await page.waitForURL(/\/listings\//);
    const id = page.url().split('/').at(-1)?.split('?')[0];
    const found = await (await request.get(`/api/v1/listings/${id}/`)).json();
    expect(found).toMatchObject({ delivery: 'instant', game: { slug: 'pubg-mobile' }, status: 'active' });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(found.title);
    return found;
  });
  const seller: string = listing.seller.username;
  const price: number = listing.price;
  const earnedBefore = await earningsOf(request, seller);

  await test.step('buy into escrow', async () => {
    await page.getByRole('button', { name: 'Buy with escrow' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Buy with escrow' }).click();
    await page.waitForURL(/\/orders\//);
  });

  await test.step('reveal the credentials', async () => {
    await expect(page.getByRole('button', { name: 'Confirm order' })).toBeDisabled();
    await page.getByRole('button', { name: 'Reveal credentials' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Show them' }).click();
    await expect(page.getByRole('region', { name: 'Login and password' })).toBeVisible();
  });

  await test.step('confirm and review', async () => {
    await page.getByRole('button', { name: 'Confirm order' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Yes, pay the seller' }).click();
    const review = page.getByRole('region', { name: 'Leave a review' });
    await review.getByRole('radio').last().check({ force: true });
    await review.getByRole('textbox').fill('Hammasi joyida, rahmat!');
    await review.getByRole('button', { name: 'Leave a review' }).click();
    await expect(review).toBeHidden();
  });

  await test.step('the seller earned the price less the commission, the buyer paid exactly the price', async () => {
    const plans = (await (await request.get('/api/v1/subscriptions/plans/')).json()).results;
    const { commission_bps } = plans.find((plan: { code: string }) => plan.code === listing.seller.plan);
    const commission = Math.floor((price * commission_bps) / 10_000);
    expect(commission).toBeGreaterThan(0);
    expect((await earningsOf(request, seller)) - earnedBefore).toBe(price - commission);
    await page.goto('/wallet');
    await expect(page.getByRole('banner')).toContainText(grouped(9_000_000 - price));
    await page.goto(`/users/${seller}?tab=reviews`);
    await expect(page.getByText('Hammasi joyida, rahmat!').first()).toBeVisible();
  });
});
