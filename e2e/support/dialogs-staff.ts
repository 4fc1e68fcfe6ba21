import type { Locator, Page } from '@playwright/test';
import { by, byBar, type DialogCase, PHONE, press } from './openers.ts';
import type { Say } from './words.ts';

/** By the first row of the desk's table; its closing is a step back in the history. */
async function byRow(page: Page): Promise<null> {
  await press(page.getByRole('row').nth(1).getByRole('button').first());
  return null;
}

/** By a key of the desk. */
const byKey = (key: string) => async (page: Page) => {
  await page.keyboard.press(key);
  return null;
};

/** By a button of the bar above all pages of the desk. */
const byTop =
  (sentence: string) =>
  (page: Page, say: Say): Promise<Locator> =>
    press(
      page
        .getByRole('banner')
        .getByRole('button', { name: say(sentence, 'beginning') })
        .first(),
    );

const LIST: readonly Omit<DialogCase, 'who'>[] = [
  { name: 'the palette', on: 'admin', open: byTop('Search or go to…') },
  { name: 'the pages on a phone', on: 'admin', size: PHONE, open: byTop('Pages') },
  { name: 'the list of keys', on: 'admin', open: byKey('Shift+Slash') },
  { name: 'other days', on: 'admin', open: by('Other days') },
  { name: 'finding somebody', on: 'admin-users', open: by('Find by e-mail or phone') },
  { name: 'columns of a table', on: 'admin-users', open: by('Columns') },
  { name: 'kept views of a table', on: 'admin-users', open: by('Saved views') },
  { name: 'filter of a column', on: 'admin-users', open: by('Filter: {label}') },
  { name: 'blocking somebody', on: 'admin-user', open: by('Block') },
  { name: 'the role of somebody', on: 'admin-user', open: by('Change the role') },
  { name: 'signing somebody out', on: 'admin-user', open: by('Sign out everywhere') },
  { name: 'a setting', on: 'admin-settings', open: by('Change: {name}') },
  { name: 'filters of the desk', on: 'admin-reports', open: by('Filters', 'beginning') },
  {
    name: 'rejecting several reports',
    on: 'admin-reports',
    open: byBar('Chosen rows', 'Choose all that are shown', 'Reject'),
  },
  { name: 'what to correct in a listing', on: 'admin-listing', open: by('Reject') },
  {
    name: 'rejecting several listings',
    on: 'admin-listings',
    open: byBar('Chosen rows', 'Choose all that are shown', 'Reject'),
  },
  { name: 'one entry of the books', on: 'admin-transactions', open: byRow },
  { name: 'one withdrawal', on: 'admin-withdrawals', open: byRow },
  { name: 'one act of the staff', on: 'admin-audit', open: byRow },
  { name: 'one plan', on: 'admin-plans', open: by('Change') },
  { name: 'the order of the games', on: 'admin-games', open: by('Put in order') },
  { name: 'a new game', on: 'admin-games', open: by('Add a game') },
  { name: 'deciding a dispute', on: 'admin-dispute', open: by('Decide') },
  { name: 'looking at a login', on: 'admin-dispute', open: by('Look at the login') },
  { name: 'cancelling an order', on: 'admin-dispute', open: by('Cancel the order') },
];

/** The staff's; `dialogs.ts` has everybody's. */
export const STAFF_DIALOGS: readonly DialogCase[] = LIST.map((one) => ({ ...one, who: 'admin' }));
