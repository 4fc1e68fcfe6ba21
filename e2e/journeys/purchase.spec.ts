import { expect, type Page, test } from '@playwright/test'
import { accessToken, read } from '../support/api.ts'
import { fillLogin, newcomer, register, signOut } from '../support/people.ts'

const SELLER = 'nodir_games'

/** Pays at the test provider's page and comes back to the shop. */
async function payAtProvider(page: Page): Promise<void> {
  await page.waitForURL(/\/payments\/sandbox\//)
  await page.getByRole('button', { name: /^Pay/ }).click()
  await page.waitForURL(/\/wallet\/deposits\//)
}

async function walletTotal(page: Page): Promise<number> {
  const token = await accessToken(page.request, SELLER)
  const wallet = await read(page.request, token, 'payments/wallet/')
  return wallet.available + wallet.held
}

test('a stranger buys an account end to end, and the seller is paid less the commission', async ({ page }) => {
  const buyer = newcomer()
  const earnedBefore = await walletTotal(page)

  await test.step('register, sign out and sign in again', async () => {
    await register(page, buyer)
    await signOut(page, buyer.username)
    await page.goto('/wallet')
    await page.waitForURL(/\/login/)
    await fillLogin(page, buyer.email, buyer.password)
    await page.waitForURL(/\/wallet$/)
  })

  await test.step('top up through the provider', async () => {
    await page.getByLabel(/Amount/).fill('9000000')
    await page.getByRole('button', { name: 'Top up' }).click()
    await payAtProvider(page)
    await expect(page.getByRole('main')).toContainText(/9.000.000/)
    await expect(page.getByRole('banner')).toContainText(/9.000.000/)
  })

  const price = await test.step('browse with filters and open a listing', async () => {
    await page.goto('/catalog?game=pubg-mobile')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.getByRole('checkbox', { name: /Instant/ }).check()
    await expect(page).toHaveURL(/delivery=instant/)
    await page.goto(`${page.url()}&seller=${SELLER}&max_price=8000000`)
    const card = page.getByRole('article').first()
    await card.getByRole('link').first().click()
    await page.waitForURL(/\/listings\//)
    const id = page.url().split('/').at(-1)?.split('?')[0]
    const listing = await (await page.request.get(`/api/v1/listings/${id}/`)).json()
    expect(listing).toMatchObject({ delivery: 'instant', game: { slug: 'pubg-mobile' }, status: 'active' })
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(listing.title)
    return listing.price as number
  })

  await test.step('buy into escrow', async () => {
    await page.getByRole('button', { name: 'Buy with escrow' }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Buy with escrow' }).click()
    await page.waitForURL(/\/orders\//)
  })

  await test.step('reveal the credentials', async () => {
    await expect(page.getByRole('button', { name: 'Confirm order' })).toBeDisabled()
    await page.getByRole('button', { name: 'Reveal credentials' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Show them' }).click()
    await expect(page.getByRole('region', { name: 'Login and password' })).toBeVisible()
  })

  await test.step('confirm and review', async () => {
    await page.getByRole('button', { name: 'Confirm order' }).click()
    await page.getByRole('dialog').getByRole('button', { name: /Confirm/ }).click()
    const review = page.getByRole('region', { name: 'Leave a review' })
    await review.getByRole('radio', { name: /5/ }).check({ force: true })
    await review.getByRole('textbox').fill('Hammasi joyida, rahmat!')
    await review.getByRole('button', { name: 'Leave a review' }).click()
    await expect(review).toBeHidden()
  })

  await test.step('the seller earned the price less 5 % (plan Pro), the buyer paid exactly the price', async () => {
    const commission = Math.floor((price * 500) / 10_000)
    expect((await walletTotal(page)) - earnedBefore).toBe(price - commission)
    await page.goto('/wallet')
    const left = String(9_000_000 - price).replace(/\B(?=(\d{3})+$)/g, '.')
    await expect(page.getByRole('banner')).toContainText(new RegExp(left))
    await page.goto(`/users/${SELLER}`)
    await expect(page.getByText('Hammasi joyida, rahmat!').first()).toBeVisible()
  })
})
