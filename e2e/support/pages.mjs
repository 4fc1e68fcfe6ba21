// The pages of the running demo shop, each with its route, an address of it and who can open it. Screenshots and the
// look for what keeps people out walk over the same list; a route without a page here is told.
import { randomUUID } from 'node:crypto';
import { routesOf } from './routes.mjs';

const BASE_URL = process.env.BASE_URL ?? 'http://localhost:8000';
export const DEMO_PASSWORD = 'Wibe-demo-2026';
export const demoEmail = (username) => `${username}@demo.wibestore.uz`;

const BUYER = 'aziz';
const SELLER = 'nodir_games';
const STAFF = 'admin';
const tokens = new Map();

async function ask(path, { username, body } = {}) {
  if (username && !tokens.has(username)) {
    const login = { email: demoEmail(username), password: DEMO_PASSWORD };
    tokens.set(username, (await ask('auth/login/', { body: login })).access);
  }
  const answer = await fetch(`${BASE_URL}/api/v1/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': randomUUID(),
      ...(username && { Authorization: `Bearer ${tokens.get(username)}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return answer.ok ? answer.json() : {};
}

const first = async (path, username) => (await ask(path, { username })).results?.[0];

const DRAFT = {
  game: 'pubg-mobile',
  step: 'text',
  language: 'en',
  title: 'Conqueror, four X-Suits, M416 Glacier at its highest level',
  description: 'Mine since season 5. The e-mail comes with it.',
  price: 4_850_000,
  attributes: { level: 78, rank: 'conqueror', uc: 1200 },
};

/** The first thing the buyer has asked the shop, or a first question. */
async function supportRequest() {
  const question = { topic: 'other', text: 'How long does the shop keep a receipt for me?' };
  return (
    (await first('support/requests/', BUYER)) ??
    (await ask('support/requests/', { username: BUYER, body: question }))
  );
}

/** What the pages are about; where the shop has none of it, its page is left out. */
async function things() {
  const listing = await first('listings/?game=pubg-mobile&has_images=true&delivery=instant');
  const purchases = (await ask('profile/purchases/', { username: BUYER })).results ?? [];
  const user = await first('admin/users/?search=kamila', STAFF);
  const report = { subject_kind: 'user', subject_id: user?.id, reason: 'impersonation' };
  await ask('reports/', { username: BUYER, body: report });
  return {
    listing,
    order: purchases[0],
    disputed: purchases.find(({ dispute_id }) => dispute_id),
    chat: await ask('chats/', { username: BUYER, body: { listing_id: listing?.id } }),
    deposit: await ask('payments/deposit/', { username: BUYER, body: { method: 'sandbox', amount: 50_000 } }),
    withdrawal: await first('payments/withdrawals/', SELLER),
    draft:
      (await first('profile/sell-drafts/', SELLER)) ??
      (await ask('profile/sell-drafts/', { username: SELLER, body: DRAFT })),
    own: await first('profile/listings/', SELLER),
    verdict: await first('profile/verdicts/', BUYER),
    request: await supportRequest(),
    user,
    look: await first('admin/listings/', STAFF),
    report: await first('admin/reports/', STAFF),
    dispute: (await first('admin/disputes/', STAFF)) ?? (await first('admin/disputes/?status=closed', STAFF)),
    deskRequest: await first('admin/support/?state=all', STAFF),
  };
}

/** Routes that are their own address, by who opens them. */
const PLAIN = {
  '': [
    '/',
    '/catalog',
    '/games',
    '/top',
    '/statistics',
    '/compare',
    '/offline',
    '/how-it-works',
    '/premium',
    '/faq',
    '/terms',
    '/privacy',
    '/refunds',
    '/company',
    '/login',
    '/register',
    '/forgot-password',
    '/verify-email',
    '/reset-password',
    '/unlock',
    '/confirm-email-change',
    '/appeal',
    '/support',
    '/support/request',
    '/admin/login',
  ],
  [BUYER]: [
    '/wallet',
    '/transactions',
    '/purchases',
    '/offers',
    '/favorites',
    '/notifications',
    '/chats',
    '/sell',
    '/reports',
    '/saved-searches',
    '/price-watches',
    '/settings/profile',
    '/settings/security',
    '/settings/sessions',
    '/settings/notifications',
    '/settings/close',
  ],
  [SELLER]: [
    '/wallet/withdraw',
    '/wallet/withdrawals',
    '/wallet/cards',
    '/my-listings',
    '/my-listings/import',
    '/sales',
  ],
  [STAFF]: [
    '/admin',
    '/admin/listings',
    '/admin/reports',
    '/admin/appeals',
    '/admin/disputes',
    '/admin/users',
    '/admin/transactions',
    '/admin/withdrawals',
    '/admin/provider-calls',
    '/admin/reconciliation',
    '/admin/plans',
    '/admin/games',
    '/admin/settings',
    '/admin/audit',
    '/admin/support',
  ],
};

const SELL_STEPS = ['attributes', 'text', 'photos', 'price', 'delivery', 'preview'];

/** [name, route, who, address]; an address is missing where the shop has no such thing. */
function told(world) {
  const { listing, order, disputed, chat, deposit, withdrawal, draft, own, verdict, request } = world;
  const { user, look, report, dispute, deskRequest } = world;
  const at = (thing, path) => thing?.id && path(thing.id);
  return [
    ['catalog-game', '/catalog', '', '/catalog?game=pubg-mobile&ordering=price'],
    ['game', '/games/:slug', '', '/games/standoff-2'],
    ['listing', '/listings/:id', '', at(listing, (id) => `/listings/${id}`)],
    ['user', '/users/:username', '', listing && `/users/${listing.seller.username}`],
    ['check-mail', '/check-mail', '', '/check-mail?why=reset'],
    ['not-found', '*', '', '/no-such-page'],
    ['listing-signed-in', '/listings/:id', BUYER, at(listing, (id) => `/listings/${id}`)],
    ['offers-sent', '/offers', BUYER, '/offers?side=sent'],
    ['order', '/orders/:id', BUYER, at(order, (id) => `/orders/${id}`)],
    ['order-disputed', '/orders/:id', BUYER, at(disputed, (id) => `/orders/${id}`)],
    ['dispute', '/disputes/:id', BUYER, disputed && `/disputes/${disputed.dispute_id}`],
    ['chat', '/chats/:id', BUYER, at(chat, (id) => `/chats/${id}`)],
    ['deposit', '/wallet/deposits/:id', BUYER, at(deposit, (id) => `/wallet/deposits/${id}`)],
    ['verdict', '/verdicts/:id', BUYER, at(verdict, (id) => `/verdicts/${id}`)],
    ['support-own', '/support', BUYER, '/support'],
    ['support-request', '/support/requests/:id', BUYER, at(request, (id) => `/support/requests/${id}`)],
    ['withdrawal', '/wallet/withdrawals/:id', SELLER, at(withdrawal, (id) => `/wallet/withdrawals/${id}`)],
    ['premium-own', '/premium', SELLER, '/premium'],
    ['sell-drafts', '/sell', SELLER, '/sell'],
    ...SELL_STEPS.map((step) => [
      `sell-${step}`,
      '/sell',
      SELLER,
      at(draft, (id) => `/sell?draft=${id}&step=${step}`),
    ]),
    ['edit-listing', '/sell/:id', SELLER, at(own, (id) => `/sell/${id}`)],
    ['selling-stats', '/my-listings/stats', SELLER, '/my-listings/stats?days=90'],
    ['offers-received', '/offers', SELLER, '/offers'],
    ['admin-listing', '/admin/listings/:id', STAFF, at(look, (id) => `/admin/listings/${id}`)],
    ['admin-report', '/admin/reports/:id', STAFF, at(report, (id) => `/admin/reports/${id}`)],
    ['admin-dispute', '/admin/disputes/:id', STAFF, at(dispute, (id) => `/admin/disputes/${id}`)],
    ['admin-user', '/admin/users/:id', STAFF, at(user, (id) => `/admin/users/${id}`)],
    ['admin-game', '/admin/games/:slug', STAFF, '/admin/games/pubg-mobile'],
    ['admin-request', '/admin/support/:id', STAFF, at(deskRequest, (id) => `/admin/support/${id}`)],
  ];
}

const nameOf = (path) => (path === '/' ? 'home' : path.slice(1).replaceAll('/', '-'));

let known;

/** Everything to walk over, as far as this shop has it; asked once. */
export function pagesOf() {
  known ??= find();
  return known;
}

async function find() {
  const routes = routesOf();
  const plain = Object.entries(PLAIN).flatMap(([who, paths]) => paths.map((path) => [nameOf(path), path, who, path]));
  return [...plain, ...told(await things())]
    .filter(([, route, , address]) => routes.includes(route) && address)
    .map(([name, route, who, address]) => ({ name, route, who, address }));
}

/** Routes that this list has never heard of. */
export function unheardOf() {
  const known = new Set([...Object.values(PLAIN).flat(), ...told({}).map(([, route]) => route)]);
  return routesOf().filter((route) => !known.has(route));
}
