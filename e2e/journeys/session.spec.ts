import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { signInDemo, signOut } from '../support/people.ts'
import { expired } from '../support/tokens.ts'

const NAME = 'Aziz'

/** The key that signs access tokens in the shop under test, from its own secrets. */
function jwtKey(): string {
  const secrets = readFileSync(join(process.env.RUN_DIR ?? '../.run', 'secrets.env'), 'utf8')
  const line = secrets.split('\n').find((entry) => entry.startsWith('JWT_KEY='))
  if (!line) throw new Error('the shop under test has no JWT_KEY in its secrets.env')
  return line.slice('JWT_KEY='.length).trim()
}

/** Counts the refreshes that a page asks for. */
function refreshesOf(page: Page): string[] {
  const seen: string[] = []
  page.on('response', (answer) => {
    if (answer.url().includes('/auth/refresh/')) seen.push(String(answer.status()))
  })
  return seen
}

test('an expired access token is refreshed once under five parallel requests', async ({ page }) => {
  await signInDemo(page, 'aziz', NAME)
  await page.goto('/catalog')
  const refreshes = refreshesOf(page)
  const refused: string[] = []
  page.on('response', (answer) => {
    if (answer.status() === 401) refused.push(answer.url())
  })

  // From here on the token that the page holds has expired: the server is sent the aged one in its place.
  let first = ''
  await page.route('**/api/v1/**', async (route) => {
    const bearer = route.request().headers().authorization?.replace('Bearer ', '')
    first ||= bearer ?? ''
    const headers = route.request().headers()
    if (bearer && bearer === first) headers.authorization = `Bearer ${expired(bearer, jwtKey())}`
    await route.continue({ headers })
  })
  await page.evaluate(() => {
    history.pushState({}, '', '/purchases')
    dispatchEvent(new PopStateEvent('popstate'))
  })
  await page.evaluate(() => {
    history.pushState({}, '', '/wallet')
    dispatchEvent(new PopStateEvent('popstate'))
  })

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Wallet/)
  await expect.poll(() => refused.length).toBeGreaterThan(1)
  await expect.poll(() => refreshes).toEqual(['200'])
})

test('two tabs that refresh at once keep the session, and signing out ends it in both', async ({ context }) => {
  const tabs = [await context.newPage(), await context.newPage()] as const
  await signInDemo(tabs[0], 'malika', 'Malika')
  await tabs[1].goto('/wallet')
  await expect(tabs[1].getByRole('heading', { level: 1 })).toHaveText(/Wallet/)

  await test.step('both start anew at the same moment', async () => {
    for (let round = 0; round < 3; round++) {
      await Promise.all(tabs.map((tab) => tab.goto('/wallet')))
      for (const tab of tabs) await expect(tab.getByRole('heading', { level: 1 })).toHaveText(/Wallet/)
    }
  })

  await test.step('sign out in one', async () => {
    await signOut(tabs[0], 'Malika')
    await expect(tabs[1].getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible()
    await tabs[1].goto('/wallet')
    await tabs[1].waitForURL(/\/login/)
  })
})
