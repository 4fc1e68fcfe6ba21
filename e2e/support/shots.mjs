// Screenshots of the running shop's main pages, to be looked at: widths × themes, and each language once.
//   BASE_URL=http://localhost:8000 CHROMIUM_PATH=/usr/bin/chromium node support/shots.mjs [page …]
// They land in test-results/shots/<page>-<width>-<theme>[-<language>].png.
import { mkdir } from 'node:fs/promises'
import { chromium } from '@playwright/test'

const BASE_URL = process.env.BASE_URL ?? 'http://localhost:8000'
const OUT = new URL('../test-results/shots/', import.meta.url).pathname
const PASSWORD = 'Wibe-demo-2026'
const WIDTHS = [
  [1440, 900],
  [768, 1024],
  [360, 740],
]
const THEMES = ['dark', 'light']
const LANGUAGES = ['uz', 'ru', 'en']

const api = async (path, options) => (await fetch(`${BASE_URL}/api/v1/${path}`, options)).json()
const listing = (await api('listings/?game=pubg-mobile&has_images=true&delivery=instant')).results[0]
const { access } = await api('auth/login/', {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ email: 'aziz@demo.wibestore.uz', password: PASSWORD }),
})
const orders = (await api('profile/purchases/', { headers: { Authorization: `Bearer ${access}` } })).results

/** Page → its address; those behind the door need a signed-in buyer. */
const GUEST_PAGES = {
  home: '/',
  catalog: '/catalog',
  'catalog-game': '/catalog?game=pubg-mobile&ordering=price',
  games: '/games',
  game: '/games/standoff-2',
  listing: `/listings/${listing.id}`,
  user: `/users/${listing.seller.username}`,
  'how-it-works': '/how-it-works',
  premium: '/premium',
  login: '/login',
  register: '/register',
  'not-found': '/no-such-page',
}
const BUYER_PAGES = {
  wallet: '/wallet',
  transactions: '/transactions',
  purchases: '/purchases',
  order: `/orders/${orders[0]?.id}`,
  favorites: '/favorites',
  profile: '/profile',
  sell: '/sell',
  'my-listings': '/my-listings',
}

const wanted = process.argv.slice(2)
const isWanted = ([name]) => wanted.length === 0 || wanted.includes(name)
await mkdir(OUT, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH,
  args: ['--no-sandbox', '--disable-background-networking'],
})

async function shoot(pages, { width, height, theme, language, email }) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    locale: language,
    reducedMotion: 'reduce',
    deviceScaleFactor: 1,
  })
  await context.addInitScript(
    ([chosen, words]) => {
      localStorage.setItem('wibestore.theme', chosen)
      localStorage.setItem('wibestore.locale', words)
    },
    [theme, language],
  )
  const page = await context.newPage()
  page.on('pageerror', (error) => console.error(`${page.url()}: ${error.message}`))
  if (email) {
    await page.goto(`${BASE_URL}/login`)
    await page.locator('input[type=email]').fill(email)
    await page.locator('input[type=password]').fill(PASSWORD)
    await page.locator('main form button[type=submit]').click()
    await page.waitForURL((url) => !url.pathname.startsWith('/login'))
  }
  for (const [name, path] of Object.entries(pages).filter(isWanted)) {
    await page.goto(BASE_URL + path, { waitUntil: 'networkidle' })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (overflow > 0) console.error(`${name} at ${width}: ${overflow} px too wide`)
    await page.screenshot({ path: `${OUT}${name}-${width}-${theme}-${language}.png` })
  }
  await context.close()
}

const [narrow] = process.env.SHOT_WIDTH ? WIDTHS.filter(([width]) => width === Number(process.env.SHOT_WIDTH)) : [null]
for (const [width, height] of narrow ? [narrow] : WIDTHS) {
  for (const [n, theme] of THEMES.entries()) {
    const language = LANGUAGES[(WIDTHS.findIndex(([known]) => known === width) + n) % LANGUAGES.length]
    await shoot(GUEST_PAGES, { width, height, theme, language })
    await shoot(BUYER_PAGES, { width, height, theme, language, email: 'aziz@demo.wibestore.uz' })
  }
}
await browser.close()
console.log(OUT)
