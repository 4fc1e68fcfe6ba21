import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { accessToken, change, read, readyOf, send } from '../support/api.ts';
import { DIALOGS } from '../support/dialogs.ts';
import { by } from '../support/openers.ts';
import { pagesOf } from '../support/pages.mjs';
import { join, newcomer, signInDemo } from '../support/people.ts';
import { type DialogToJudge, judgeDialog, makeReady, TURN } from '../support/stage.ts';
import { totp } from '../support/totp.ts';
import { fund } from '../support/wallet.ts';

/** Who looks at their dialogs, and in how many parts of about the same length: two go side by side. */
const PARTS = [
  ['', 'a guest', 1],
  ['admin', 'the staff', 3],
  ['aziz', 'a buyer', 2],
  ['nodir_games', 'a seller', 1],
] as const;

test.describe.configure({ mode: 'parallel' });
// A fault is told with its element; pictures of all that was looked at would take longer than the looking.
test.use({ trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false } });

test.beforeEach(({ page }) => makeReady(page));

for (const [who, words, parts] of PARTS) {
  for (let part = 0; part < parts; part += 1) {
    test(`${words} can use the dialogs, which give the focus back, part ${part + 1}`, async ({
      page,
      request,
    }) => {
      test.slow();
      if (who) await signInDemo(page, who);
      else await page.goto('/robots.txt');
      const pages = await pagesOf();
      const own = DIALOGS.filter((one) => one.who === who);
      for (const [place, { name, on, before, size, open: openIt }] of own.entries()) {
        if (place % parts !== part) continue;
        await test.step(name, async () => {
          const address =
            typeof on !== 'string'
              ? await on(request)
              : on.startsWith('/')
                ? on
                : pages.find((one) => one.name === on && one.who === who)?.address;
          if (!address) throw new Error(`the demo has no ${on} today`);
          await before?.(page);
          await judgeDialog(page, { on: address, turn: place + TURN, size, open: openIt });
        });
      }
    });
  }
}

/** Judges the dialogs of somebody who has come for them, one after the other. */
async function judgeAll(
  page: Page,
  dialogs: Record<string, Pick<DialogToJudge, 'on' | 'open' | 'close'>>,
): Promise<void> {
  for (const [place, [name, one]] of Object.entries(dialogs).entries())
    await test.step(name, () => judgeDialog(page, { ...one, turn: place + TURN }));
}

test('whoever buys can use the dialogs of an order', async ({ page }) => {
  test.slow();
  const token = await join(page, newcomer());
  // The dearest: the cheapest are other journeys'.
  const listing = (await readyOf(page.request, 'nodir_games')).at(-1);
  const deposit = await fund(page.request, token, listing.price);
  // The test's provider takes no money back; the others do.
  await page.route(`**/payments/deposits/${deposit}/`, async (route) => {
    const told = await (await route.fetch()).json();
    await route.fulfill({ json: { ...told, refund: { ...told.refund, is_possible: true, reason: '' } } });
  });
  const bought = { listing_id: listing.id, price: listing.price, pay_now: false };
  const order = await send(page.request, 'orders/', bought, token);
  const on = `/orders/${order.id}`;
  await judgeAll(page, {
    'taking a deposit back': { on: `/wallet/deposits/${deposit}`, open: by('Return to the card') },
    'cancelling an order': { on, open: by('Cancel order') },
  });
  await send(page.request, `orders/${order.id}/pay/`, { expected_version: order.version }, token);
  await judgeAll(page, {
    'looking at the login data': { on, open: by('Reveal credentials') },
    'opening a dispute': { on, open: by('Something is wrong') },
  });
  await send(page.request, `orders/${order.id}/credentials/reveal/`, {}, token);
  await judgeAll(page, { 'confirming an order': { on, open: by('Confirm order') } });
});

test('whoever has a second step can use its dialogs', async ({ page }) => {
  const token = await join(page, newcomer());
  const { secret } = await send(page.request, 'auth/2fa/setup/', {}, token);
  await send(page.request, 'auth/2fa/enable/', { code: totp(secret) }, token);
  const on = '/settings/security';
  await judgeAll(page, {
    'turning the second step off': { on, open: by('Turn off') },
    'new recovery codes': {
      on,
      open: by('New recovery codes'),
      close: async (_, say) => {
        await page.getByLabel(say('I have kept them')).check();
        await page.keyboard.press('Escape');
      },
    },
  });
});

/** Somebody's profile is reported and they are warned for it; @returns the report. */
async function warn(request: APIRequestContext, accusedId: string): Promise<string> {
  const reporter = await send(request, 'auth/register/', { ...newcomer(), language: 'en' });
  const told = { subject_kind: 'user', subject_id: accusedId, reason: 'impersonation' };
  await send(request, 'reports/', told, reporter.access);
  const staff = await accessToken(request, 'moderator');
  const { results } = await read(request, staff, `admin/reports/?accused=${accusedId}`);
  const [{ id, version }] = results;
  const verdict = { kind: 'warn', reason: 'impersonation', text: 'This name is somebody else’s.' };
  const decision = { status: 'resolved', expected_version: version, text: '', verdict };
  await change(request, staff, `admin/reports/${id}/`, decision);
  return id;
}

test('the dialogs of a warning, of the appeal against it and of its lifting can be used', async ({
  page,
  request,
}) => {
  test.slow();
  const token = await join(page, newcomer());
  const { id: accusedId } = await read(page.request, token, 'auth/me/');
  const report = await warn(request, accusedId);
  await judgeAll(page, {
    'a warning': {
      on: '/faq',
      open: async () => null,
      close: (_, say) =>
        page
          .getByRole('dialog')
          .getByRole('button', { name: say('Understood') })
          .click(),
    },
  });
  const [verdict] = (await read(page.request, token, 'profile/verdicts/')).results;
  const words = 'This is my own name, and I can show my passport to prove it.';
  await send(page.request, `profile/verdicts/${verdict.id}/appeal/`, { text: words }, token);
  // A payment, of which a provider called.
  await fund(page.request, token, 20_000);

  await page.context().clearCookies();
  await signInDemo(page, 'admin');
  await judgeAll(page, {
    'an appeal': {
      on: '/admin/appeals',
      open: async () => {
        await page.getByRole('row').nth(1).getByRole('button').first().press('Enter');
        return null;
      },
    },
    'lifting a decision': { on: `/admin/reports/${report}`, open: by('Lift') },
    'playing a call again': {
      on: '/admin/provider-calls?outcome=accepted',
      open: async (_, say) => {
        await page.getByRole('row').nth(1).getByRole('button').first().press('Enter');
        await page
          .getByRole('dialog')
          .getByRole('button', { name: say('Play it again') })
          .press('Enter');
        return null;
      },
    },
  });
});
