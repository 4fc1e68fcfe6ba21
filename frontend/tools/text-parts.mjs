/**
 * Which texts travel together: what a page needs, and no more.
 *
 * Every language is compiled into one file per part. The first one (`base`) holds what the frame around all pages says;
 * each public page, and each dialog of them that comes on demand, has a part of its own with everything it can show; all
 * other pages of the shop share `rest`, and the staff's pages share `staff`. A text that two parts need is in both: a
 * page then costs one request, which leaves together with the one for its code (src/shared/i18n/lazy-part.ts).
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { importsOf } from './imports.mjs';

/** The parts that have an entry of their own; `rest` and `staff` hold what is left. */
export const ENTRIES = {
  home: ['pages/home/home-page.tsx'],
  catalog: ['pages/catalog/catalog-page.tsx'],
  games: ['pages/games/games-page.tsx'],
  game: ['pages/game/game-page.tsx'],
  listing: ['pages/listing/listing-page.tsx'],
  user: ['pages/user/user-page.tsx'],
  login: ['pages/login/login-page.tsx'],
  register: ['pages/register/register-page.tsx'],
  'how-it-works': ['pages/how-it-works/how-it-works-page.tsx'],
  premium: ['pages/premium/premium-page.tsx'],
  top: ['pages/top/top-page.tsx', 'pages/top/top-listings.tsx'],
  statistics: ['pages/statistics/statistics-page.tsx'],
  info: ['pages/info/faq-page.tsx', 'pages/info/document-page.tsx', 'pages/info/company-page.tsx'],
  support: [
    'pages/info/support-page.tsx',
    'pages/info/support-request-page.tsx',
    'pages/info/support-guest-page.tsx',
  ],
  comparing: ['pages/compare/compare-page.tsx', 'pages/compare/listing-finder.tsx'],
  // What the links of letters open, and what leads to such a letter.
  letters: [
    'pages/verify-email/verify-email-page.tsx',
    'pages/check-mail/check-mail-page.tsx',
    'pages/forgot-password/forgot-password-page.tsx',
    'pages/reset-password/reset-password-page.tsx',
    'pages/unlock/unlock-page.tsx',
    'pages/confirm-email-change/confirm-email-change-page.tsx',
    'pages/appeal/appeal-page.tsx',
  ],
  buy: ['pages/listing/buy-flow.tsx'],
  offer: [
    'features/offers/components/my-offer.tsx',
    'features/offers/components/offer-clock.tsx',
    'features/offers/components/received-offers.tsx',
    'features/offers/components/make-offer-dialog.tsx',
  ],
  similar: ['pages/listing/similar-listings.tsx'],
  report: ['features/moderation/components/report-dialog.tsx'],
  reviews: ['pages/listing/seller-review-list.tsx', 'pages/user/user-reviews.tsx'],
  'review-forms': [
    'features/reviews/components/response-form.tsx',
    'features/reviews/components/review-fields.tsx',
  ],
  finding: ['app/finding/palette.tsx'],
  compare: ['features/listings/components/compare-toggle.tsx', 'app/finding/compare-tray.tsx'],
  'listing-actions': ['pages/listing/listing-actions.tsx'],
  share: ['shared/ui/share-button.tsx'],
  viewed: ['features/listings/components/viewed-row.tsx'],
  members: [
    'app/members/news.tsx',
    'app/members/chat-count.tsx',
    'features/notifications/components/bell.tsx',
    'features/watching/components/price-watch-button.tsx',
    'features/watching/components/save-search.tsx',
    // Of guests too, once their page stands: what it says without a connection and of a new version.
    'app/after-start.ts',
    'app/update-notice.tsx',
    'pages/offline/seen-listings.tsx',
  ],
  refusals: ['shared/api/more-problem-words.ts'],
};

/** All parts that are loaded on demand, as their files are named. */
export const PARTS = [...Object.keys(ENTRIES), 'rest', 'staff'];

const STAFF = 'app/staff-pages.tsx';
const entryFiles = new Set(Object.values(ENTRIES).flat());
const isPage = (file) => file.startsWith('pages/');
/** Reached in development alone: what it shows has the texts of where it is used. */
const isForDevelopment = (file) => file.startsWith('pages/dev-');

/** Every source file that comes with these entries: what they import, and what they fetch later unless `isApart`. */
function reach(src, entries, isApart) {
  const reached = new Set();
  const waiting = [...entries];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file) || !existsSync(join(src, file))) continue;
    reached.add(file);
    for (const { target, isDynamic } of importsOf(src, file)) {
      if (!(isDynamic && isApart(target)) && /\.tsx?$/.test(target)) waiting.push(target);
    }
  }
  return reached;
}

/** The files of each part: `{ base: Set, home: Set, … }`. */
function filesOfParts(src) {
  const isApart = (file) => entryFiles.has(file) || isPage(file) || file === STAFF;
  const ofEntries = Object.entries(ENTRIES).map(([part, entries]) => [part, reach(src, entries, isApart)]);
  const pages = new Set();
  // The pages that have no part of their own are found where the shop's frame names them.
  const frame = reach(src, ['main.tsx'], isApart);
  for (const file of frame) {
    for (const { target, isDynamic } of importsOf(src, file))
      if (isDynamic && isPage(target) && !entryFiles.has(target) && !isForDevelopment(target))
        pages.add(target);
  }
  return {
    base: frame,
    ...Object.fromEntries(ofEntries),
    rest: reach(src, pages, (file) => entryFiles.has(file) || file === STAFF),
    staff: reach(src, [STAFF], (file) => entryFiles.has(file)),
  };
}

/**
 * Tells the parts that a text belongs to, by the files that it stands in.
 *
 * @param src the folder of the sources
 */
export function partsOf(src) {
  const { base, rest, staff, ...entries } = filesOfParts(src);
  return (files) => {
    const isIn = (part) => files.some((file) => part.has(file));
    if (isIn(base)) return ['base'];
    const parts = Object.keys(entries).filter((part) => isIn(entries[part]));
    if (isIn(rest)) parts.push('rest');
    // The staff's pages have `rest` too; what no page reaches belongs somewhere as well.
    else if (isIn(staff) || parts.length === 0) parts.push('staff');
    return parts;
  };
}
