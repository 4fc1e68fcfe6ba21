import type { Locator, Page } from '@playwright/test';

/** A dialog that has just been opened, and what has to have the focus once it is closed; null where a key opened it. */
export interface Opened {
  opener: Locator | null;
  dialog: Locator;
}

export interface DialogCase {
  name: string;
  /** The demo person; empty: a guest. */
  who: '' | 'aziz' | 'nodir_games' | 'admin';
  /** The page's name in `pages.mjs`. */
  on: string;
  size?: { width: number; height: number };
  open: (page: Page) => Promise<Opened>;
}

const PHONE = { width: 390, height: 844 };

async function press(opener: Locator, dialog: Locator): Promise<Opened> {
  await opener.focus();
  await opener.press('Enter');
  return { opener, dialog };
}

/** By a button of the page's own content. */
const by = (button: string | RegExp, dialog: string | RegExp, exact = false) => (page: Page) =>
  press(
    page.getByRole('main').getByRole('button', { name: button, exact }).first(),
    page.getByRole('dialog', { name: dialog }),
  );

/** By the first row of the desk's table. */
async function byRow(page: Page): Promise<Opened> {
  const first = page.getByRole('row').nth(1).getByRole('button').first();
  const { dialog } = await press(first, page.getByRole('dialog'));
  // Its closing is a step back in the history.
  return { opener: null, dialog };
}

/** The page, what opens, what has opened. */
export const DIALOGS: readonly DialogCase[] = [
  { name: 'filters on a phone', who: '', on: 'catalog', size: PHONE, open: by('Filters', 'Filters') },
  {
    name: 'pictures as large as the window',
    who: '',
    on: 'listing',
    open: (page) =>
      press(page.getByRole('region', { name: 'Pictures' }).getByRole('button').first(), page.getByRole('dialog')),
  },
  { name: 'buying', who: 'aziz', on: 'listing-signed-in', open: by('Buy with escrow', 'Buy with escrow') },
  { name: 'reporting', who: 'aziz', on: 'listing-signed-in', open: by('Report this', /^Report/) },
  {
    name: 'ending all other sessions',
    who: 'aziz',
    on: 'settings-sessions',
    open: by('End all others', 'Sign out everywhere else?'),
  },
  {
    name: 'closing the account',
    who: 'aziz',
    on: 'settings-close',
    open: by('Close my account', 'Close your account for good?'),
  },
  { name: 'adding a card', who: 'nodir_games', on: 'wallet-cards', open: by('Add a card', 'Add a card') },
  { name: 'another plan', who: 'nodir_games', on: 'premium-own', open: by(/^(Choose|Go back to) /, /./) },
  {
    name: 'the palette',
    who: 'admin',
    on: 'admin',
    open: (page) =>
      press(
        page.getByRole('banner').getByRole('button', { name: /^Search or go to…/ }).first(),
        page.getByRole('dialog', { name: 'Search or go to…' }),
      ),
  },
  {
    name: 'the list of keys',
    who: 'admin',
    on: 'admin',
    open: async (page) => {
      await page.keyboard.press('Shift+Slash');
      return { opener: null, dialog: page.getByRole('dialog', { name: 'Keys' }) };
    },
  },
  {
    name: 'finding somebody',
    who: 'admin',
    on: 'admin-users',
    open: by('Find by e-mail or phone', 'Find by e-mail or phone'),
  },
  { name: 'blocking somebody', who: 'admin', on: 'admin-user', open: by('Block', /^Block /, true) },
  { name: 'a setting', who: 'admin', on: 'admin-settings', open: by(/^Change: /, /./) },
  { name: 'filters of the desk', who: 'admin', on: 'admin-reports', open: by(/^Filters/, 'Filters') },
  { name: 'one entry of the books', who: 'admin', on: 'admin-transactions', open: byRow },
];
