import { expect } from '@playwright/test';
import { STAFF_DIALOGS } from './dialogs-staff.ts';
import { STATE_DIALOGS } from './dialogs-states.ts';
import { by, byBar, byMenu, type DialogCase, givePicture, PHONE, press } from './openers.ts';

/** The page, what opens, for each of those who have dialogs; `journeys/dialogs.spec.ts` opens them all. */
export const DIALOGS: readonly DialogCase[] = [
  {
    name: 'the quick search',
    who: '',
    on: 'home',
    open: async (page) => {
      // The keys are heard once the page is at rest.
      await expect(async () => {
        await page.keyboard.press('Control+k');
        await expect(page.getByRole('dialog')).toBeVisible({ timeout: 1_000 });
      }).toPass();
      return null;
    },
  },
  { name: 'filters on a phone', who: '', on: 'catalog', size: PHONE, open: by('Filters', 'beginning') },
  {
    name: 'pictures as large as the window',
    who: '',
    on: 'listing',
    open: (page, say) =>
      press(
        page
          .getByRole('region', { name: say('Pictures') })
          .getByRole('button')
          .first(),
      ),
  },
  { name: 'one more account to compare', who: '', on: 'compare', open: by('Add an account') },

  { name: 'buying', who: 'aziz', on: 'listing-signed-in', open: by('Buy with escrow') },
  { name: 'reporting', who: 'aziz', on: 'listing-signed-in', open: by('Report this') },
  { name: 'offering a price', who: 'aziz', on: 'listing-signed-in', open: by('Offer your price') },
  { name: 'keeping a search', who: 'aziz', on: '/catalog?game=pubg-mobile', open: by('Save this search') },
  {
    name: 'what is new',
    who: 'aziz',
    on: 'favorites',
    open: (page, say) =>
      press(
        page
          .getByRole('banner')
          .getByRole('button', { name: say('Notifications', 'beginning') })
          .first(),
      ),
  },
  {
    name: 'one movement of money',
    who: 'aziz',
    on: 'transactions',
    open: (page) => press(page.getByRole('main').getByRole('listitem').getByRole('button').first()),
  },
  {
    name: 'filters of the money',
    who: 'aziz',
    on: 'transactions',
    size: PHONE,
    open: by('Filters', 'beginning'),
  },
  { name: 'ending all other sessions', who: 'aziz', on: 'settings-sessions', open: by('End all others') },
  { name: 'closing the account', who: 'aziz', on: 'settings-close', open: by('Close my account') },
  { name: 'turning the second step on', who: 'aziz', on: 'settings-security', open: by('Turn on') },
  {
    name: 'leaving what is not saved',
    who: 'aziz',
    on: 'settings-profile',
    open: async (page, say) => {
      await page.getByRole('main').getByRole('textbox').first().fill('Aziz Aliyev the second');
      await expect(page.getByText(say('There are unsaved changes.'))).toBeVisible();
      await page.getByRole('banner').getByRole('link').first().press('Enter');
      return null;
    },
  },
  {
    name: 'a part of one’s picture',
    who: 'aziz',
    on: 'settings-profile',
    open: async (page) => {
      await givePicture(page);
      return null;
    },
  },
  {
    name: 'blocking in a chat',
    who: 'aziz',
    on: 'chat',
    open: byMenu('More about this conversation', 'Block'),
  },
  {
    name: 'proposing how to divide',
    who: 'aziz',
    on: 'dispute',
    open: by(['Propose something else', 'Propose how to divide']),
  },

  { name: 'adding a card', who: 'nodir_games', on: 'wallet-cards', open: by('Add a card') },
  { name: 'removing a card', who: 'nodir_games', on: 'wallet-cards', open: by('Remove the card {name}') },
  { name: 'another plan', who: 'nodir_games', on: 'premium-own', open: by('Choose {name}') },
  { name: 'taking a withdrawal back', who: 'nodir_games', on: 'withdrawal', open: by('Take it back') },
  {
    name: 'archiving several',
    who: 'nodir_games',
    on: 'my-listings',
    open: byBar('Chosen listings', 'Choose all on this page', 'Archive'),
  },
  {
    name: 'another price for several',
    who: 'nodir_games',
    on: 'my-listings',
    open: byBar('Chosen listings', 'Choose all on this page', 'Change the price'),
  },
  {
    name: 'cropping a picture',
    who: 'nodir_games',
    on: 'sell-photos',
    open: async (page, say) => {
      await givePicture(page);
      return by('Look, crop and turn: {0}')(page, say);
    },
  },
  {
    name: 'sealing a login',
    who: 'nodir_games',
    on: 'my-listings',
    open: byMenu('Actions: {title}', 'Seal another login'),
  },
  { name: 'deleting a draft', who: 'nodir_games', on: 'sell-drafts', open: by('Delete: {0}') },
  { name: 'declining an offer', who: 'nodir_games', on: 'offers-received', open: by('Decline') },
  {
    name: 'another price for an offer',
    who: 'nodir_games',
    on: 'offers-received',
    open: by('Another price'),
  },
  ...STAFF_DIALOGS,
  ...STATE_DIALOGS,
];
