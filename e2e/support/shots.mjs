// Screenshots of the running shop's main pages, to be looked at: widths × themes, and each language once.
//   BASE_URL=http://localhost:8000 CHROMIUM_PATH=/usr/bin/chromium node support/shots.mjs [page …]
// They land in test-results/shots/<page>-<width>-<theme>[-<language>].png.
import { mkdir } from 'node:fs/promises';
import { chromium } from '@playwright/test';

const BASE_URL = process.env.BASE_URL ?? 'http://localhost:8000';
const OUT = new URL('../test-results/shots/', import.meta.url).pathname;
const PASSWORD = 'Wibe-demo-2026';
const WIDTHS = [
  [1440, 900],
  [768, 1024],
  [360, 740],
];
const THEMES = ['dark', 'light'];
const LANGUAGES = ['uz', 'ru', 'en'];

const email = (username) => `${username}@demo.wibestore.uz`;
const api = async (path, options) => (await fetch(`${BASE_URL}/api/v1/${path}`, options)).json();

/** Asks an address as a demo person; with a body it is posted. */
async function apiAs(username, path, body) {
  const { access } = await api('auth/login/', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: email(username), password: PASSWORD }),
  });
  const headers = { Authorization: `Bearer ${access}`, 'Content-Type': 'application/json' };
  return api(path, body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers });
}

const withdrawal = (await apiAs('nodir_games', 'payments/withdrawals/')).results[0];
const listing = (await api('listings/?game=pubg-mobile&has_images=true&delivery=instant')).results[0];
const orders = (await apiAs('aziz', 'profile/purchases/')).results;
const disputes = await Promise.all(
  ['open', 'closed'].map((status) => apiAs('admin', `admin/disputes/?status=${status}`)),
);
const drafts = (await apiAs('nodir_games', 'profile/sell-drafts/')).results;
const draft =
  drafts[0] ??
  (await apiAs('nodir_games', 'profile/sell-drafts/', {
    game: 'pubg-mobile',
    step: 'text',
    language: 'en',
    title: 'Conqueror, four X-Suits, M416 Glacier at its highest level',
    description: 'Mine since season 5. The e-mail comes with it.',
    price: 4_850_000,
    attributes: { level: 78, rank: 'conqueror', uc: 1200 },
  }));
const dispute = disputes.flatMap(({ results }) => results)[0];

/** Page → its address; those behind the door need somebody who is signed in. */
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
  'admin-login': '/admin/login',
  'not-found': '/no-such-page',
};
const BUYER_PAGES = {
  wallet: '/wallet',
  transactions: '/transactions',
  purchases: '/purchases',
  order: `/orders/${orders[0]?.id}`,
  offers: '/offers?side=sent',
  favorites: '/favorites',
  profile: '/profile',
  sell: '/sell',
  'my-listings': '/my-listings',
};
const SELLER_PAGES = {
  'premium-own': '/premium',
  withdraw: '/wallet/withdraw',
  withdrawals: '/wallet/withdrawals',
  ...(withdrawal && { withdrawal: `/wallet/withdrawals/${withdrawal.id}` }),
  cards: '/wallet/cards',
  ...Object.fromEntries(
    ['attributes', 'text', 'photos', 'price', 'delivery', 'preview'].map((step) => [
      `sell-${step}`,
      `/sell?draft=${draft.id}&step=${step}`,
    ]),
  ),
  'sell-drafts': '/sell',
  cabinet: '/my-listings',
  'selling-stats': '/my-listings/stats?days=90',
  'import-listings': '/my-listings/import',
  'offers-received': '/offers',
  sales: '/sales',
};
const ADMIN_PAGES = {
  admin: '/admin',
  ...Object.fromEntries(
    [
      'listings',
      'reports',
      'appeals',
      'disputes',
      'users',
      'transactions',
      'withdrawals',
      'provider-calls',
      'reconciliation',
      'plans',
      'games',
      'settings',
      'audit',
    ].map((page) => [`admin-${page}`, `/admin/${page}`]),
  ),
  ...(dispute && { 'dispute-staff': `/admin/disputes/${dispute.id}` }),
};

const wanted = process.argv.slice(2);
const isWanted = ([name]) => wanted.length === 0 || wanted.includes(name);
await mkdir(OUT, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH,
  args: ['--no-sandbox', '--disable-background-networking'],
});

async function shoot(pages, { width, height, theme, language, username }) {
  if (!Object.entries(pages).some(isWanted)) return;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    locale: language,
    reducedMotion: 'reduce',
    deviceScaleFactor: 1,
  });
  await context.addInitScript(
    ([chosen, words]) => {
      localStorage.setItem('wibestore.theme', chosen);
      localStorage.setItem('wibestore.locale', words);
    },
    [theme, language],
  );
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`${page.url()}: ${error.message}`));
  if (username) {
    await page.goto(`${BASE_URL}/login`);
    await page.locator('input[type=email]').fill(email(username));
    await page.locator('input[type=password]').fill(PASSWORD);
    await page.locator('main form button[type=submit]').click();
    await page.waitForURL((url) => !url.pathname.startsWith('/login'));
  }
  for (const [name, path] of Object.entries(pages).filter(isWanted)) {
    await page.goto(BASE_URL + path, { waitUntil: 'networkidle' });
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (overflow > 0) console.error(`${name} at ${width}: ${overflow} px too wide`);
    await page.screenshot({ path: `${OUT}${name}-${width}-${theme}-${language}.png` });
  }
  await context.close();
}

const [narrow] = process.env.SHOT_WIDTH
  ? WIDTHS.filter(([width]) => width === Number(process.env.SHOT_WIDTH))
  : [null];
for (const [width, height] of narrow ? [narrow] : WIDTHS) {
  for (const [n, theme] of THEMES.entries()) {
    const language = LANGUAGES[(WIDTHS.findIndex(([known]) => known === width) + n) % LANGUAGES.length];
    const look = { width, height, theme, language };
    await shoot(GUEST_PAGES, look);
    await shoot(BUYER_PAGES, { ...look, username: 'aziz' });
    await shoot(SELLER_PAGES, { ...look, username: 'nodir_games' });
    if (dispute)
      await shoot({ dispute: `/disputes/${dispute.id}` }, { ...look, username: dispute.seller.username });
    await shoot(ADMIN_PAGES, { ...look, username: 'admin' });
  }
}
await browser.close();
console.log(OUT);
