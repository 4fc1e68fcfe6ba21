import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { accessToken, read } from './api.ts';
import { by, byBar, type DialogCase } from './openers.ts';

/** What is sent there is refused, as the server does where it has a reason to; nothing is done by it. */
function refuse(page: Page, address: string, status: number, code: string, params: object): Promise<unknown> {
  const json = { code, title: code, status, params };
  return page.route(address, (route) =>
    route.request().method() === 'GET'
      ? route.fallback()
      : route.fulfill({ status, contentType: 'application/problem+json', json }),
  );
}

/** A sale of a demo seller with which this can be done now. */
const saleWith = (event: string, state: string) => async (request: APIRequestContext) => {
  const token = await accessToken(request, 'nodir_games');
  const { results } = await read(request, token, 'profile/sales/?page_size=50');
  for (const { id } of results.filter((sale: { state: string }) => sale.state === state)) {
    const { allowed_events } = await read(request, token, `orders/${id}/`);
    if (allowed_events.includes(event)) return `/orders/${id}`;
  }
  throw new Error(`the demo has no ${state} sale that allows to ${event}`);
};

/** A line in which a provider's list differs from ours: the demo's lists agree. */
const DIFFERENCE = {
  id: '0190a1b2-0000-7000-8000-00000000d1ff',
  day: '2026-11-01',
  provider: 'payme',
  line_kind: 'payment',
  kind: 'amount',
  external_id: '6540f1c2',
  reference: '110100000017',
  our_amount: 50_000,
  their_amount: 55_000,
  occurred_at: '2026-11-01T10:00:00Z',
  found_at: '2026-11-02T03:00:00Z',
  resolved_at: null,
  note: '',
};

/** Dialogs that stand at a state of things: what the demo has, or what the server answers at such a moment. */
export const STATE_DIALOGS: readonly DialogCase[] = [
  {
    name: 'whether it is still you',
    who: 'aziz',
    on: 'settings-security',
    open: async (page, say) => {
      await refuse(page, '**/auth/2fa/setup/', 403, 'auth.step_up_required', { methods: ['password'] });
      const opener = await by('Turn on')(page, say);
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.unroute('**/auth/2fa/setup/');
      return opener;
    },
  },
  {
    name: 'deleting one’s review',
    who: 'aziz',
    on: '/users/nodir_games?tab=reviews',
    open: by('Delete'),
  },
  {
    name: 'declining an order',
    who: 'nodir_games',
    on: saleWith('decline', 'paid'),
    open: by('Decline order'),
  },
  {
    name: 'replacing a login',
    who: 'nodir_games',
    on: saleWith('replace_credentials', 'delivered'),
    open: by('Replace the login'),
  },
  {
    name: 'what became of several listings',
    who: 'nodir_games',
    on: 'my-listings',
    open: async (page, say) => {
      await page.route('**/profile/listings/bulk/', (route) => {
        const { ids } = route.request().postDataJSON();
        const refused = { code: 'listing.invalid_transition', title: 'Not now', params: {} };
        const results = ids.map((id: string, place: number) => ({
          id,
          is_changed: place > 0,
          problem: place > 0 ? null : refused,
          listing: null,
        }));
        return route.fulfill({ json: { results } });
      });
      await byBar('Chosen listings', 'Choose all on this page', 'Pause')(page, say);
      return null;
    },
  },
  {
    name: 'closing a difference',
    who: 'admin',
    on: 'admin-reconciliation',
    before: (page) =>
      page.route('**/admin/reconciliation/?*', (route) =>
        route.fulfill({ json: { results: [DIFFERENCE], next: null, previous: null } }),
      ),
    open: by('Close it'),
  },
  {
    name: 'what became of several reports',
    who: 'admin',
    on: 'admin-reports',
    open: async (page, say) => {
      await refuse(page, '**/admin/reports/*/', 409, 'request.version_conflict', {});
      await byBar('Chosen rows', 'Choose all that are shown', 'Take')(page, say);
      return null;
    },
  },
];
