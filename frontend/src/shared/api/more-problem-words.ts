import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { currentLocale } from '@/shared/i18n/locale';
import { formatSom } from '@/shared/lib/money';
import { addProblemWords } from './problem-words';

/**
 * Refusals of everything that home and catalog do not do. Every other page waits for this file (see `lazyPage`);
 * until it is here, the server's own words stand in, in the reader's language too.
 */
addProblemWords({
  'ledger.insufficient_funds': (params) => notEnough(params),
  'order.invalid_transition': () => msg`This step is no longer open: the order has moved on.`,
  'listing.price_changed': (params) => priceChanged(params),
  'listing.own': () => msg`This is your own listing.`,
  'listing.not_active': () => msg`Somebody was faster: this account is reserved or sold. No money was taken.`,
  'listing.invalid_transition': () => msg`This listing cannot be changed now.`,
  'listing.limit_reached': (params) => limitReached(params),
  'order.credentials_not_open': () => msg`The credentials are open from delivery on, and not after a refund.`,
  'order.too_many_open': () => msg`Pay or cancel your open orders first.`,
  'payment.method_unavailable': () => msg`This payment method cannot be used now. Choose another one.`,
  'payment.provider_unavailable': () =>
    msg`The payment service does not answer now. Nothing was charged; try again or choose another method.`,
  'review.exists': () => msg`You have already reviewed this order.`,
  'review.order_not_completed': () => msg`A review can be written once the order is completed.`,
  'review.window_closed': () => msg`The time to write or change this review is over.`,
  'upload.not_an_image': () => msg`Only JPEG, PNG and WebP pictures can be used.`,
  'upload.animated': () => msg`The picture moves; a still one is needed.`,
  'upload.too_large': () => msg`The file is too large.`,
  'upload.too_small': () => msg`The picture is too small: at least 800 × 600 pixels.`,
  'upload.too_many_pixels': () => msg`The picture has too many pixels.`,
  'upload.truncated': () => msg`The file is damaged. Choose another one.`,
  'upload.in_use': () => msg`The picture is in use; take it off the listing first.`,
  'upload.quota_exceeded': () => msg`Too many pictures wait to be used. Remove some first.`,
  'order.not_found': () => msg`There is no such order, or it is not yours.`,
  'listing.not_found': () => msg`There is no such listing.`,
  'vault.credentials_not_found': () => msg`There is no login here.`,
  'upload.not_found': () => msg`A picture is no longer there. Remove it and add it again.`,
  'vault.credentials_taken': () => msg`This game account is already on sale in another listing.`,
});

function notEnough(params: Record<string, unknown>): MessageDescriptor {
  const missing = Number(params['missing']);
  if (!(missing > 0)) return msg`The wallet does not hold enough money. Nothing was taken.`;
  const sum = formatSom(missing, currentLocale());
  return msg`The wallet lacks ${sum}. Nothing was taken; top it up and try again.`;
}

function limitReached(params: Record<string, unknown>): MessageDescriptor {
  const limit = Number(params['limit']);
  return limit > 0
    ? msg`No more than ${limit} at a time. Remove one first.`
    : msg`That is the limit. Remove one first.`;
}

function priceChanged(params: Record<string, unknown>): MessageDescriptor {
  const price = Number(params['price']);
  if (!(price > 0)) return msg`The price has changed. No money was taken; look at the new price.`;
  const sum = formatSom(price, currentLocale());
  return msg`The price has changed to ${sum}. No money was taken; look at it again.`;
}
