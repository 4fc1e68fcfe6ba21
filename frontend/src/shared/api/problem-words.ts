import type { MessageDescriptor } from '@lingui/core';
import { i18n } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import { currentLocale } from '@/shared/i18n/locale';
import { formatNumber, formatSom } from '@/shared/lib/money';
import type { FieldProblem, Problem } from './problem';

type Words = (params: Record<string, unknown>) => MessageDescriptor;

const BY_CODE: Record<string, Words> = {
  'client.network': () => msg`No connection. Check the internet and try again.`,
  'client.timeout': () => msg`The server did not answer in time. Look at the page again before you repeat.`,
  'client.unreadable': () => msg`The server answered something we cannot read. Try again in a minute.`,
  'client.error': () => msg`Something broke on this page. Load it again.`,
  'auth.required': () => msg`Sign in to do this.`,
  'auth.not_permitted': () => msg`You have no right to do this.`,
  'auth.csrf_failed': () => msg`This page is out of date. Load it again.`,
  'auth.token_invalid': () => msg`Sign in to do this.`,
  'auth.token_expired': () => msg`Sign in to do this.`,
  'auth.origin_not_allowed': () => msg`This page is out of date. Load it again.`,
  'auth.invalid_credentials': () => msg`The e-mail or the password is wrong.`,
  'user.blocked': () => msg`This account is blocked. Write to support if you think it is a mistake.`,
  'session.revoked': () => msg`This session was ended. Sign in again.`,
  'user.email_taken': () => msg`This e-mail is already registered.`,
  'user.username_taken': () => msg`This name is already taken.`,
  'request.not_found': () => msg`There is nothing here.`,
  'request.malformed': () => msg`The server could not read the request.`,
  'request.too_large': () => msg`That is too large.`,
  'request.unsupported_media_type': () => msg`This kind of file cannot be used.`,
  'request.rate_limited': (params) => tryLater(params),
  'request.version_conflict': () => msg`This was changed meanwhile. Look at it again.`,
  'service.unavailable': () => msg`The shop is busy for a moment. Nothing was changed; try again.`,
  'server.error': () => msg`Something broke on our side. Nothing is lost, and we have been told.`,
  'idempotency.mismatch': () => msg`This was already sent with other content. Load the page again.`,
  'validation.failed': () => msg`Some fields need another look.`,
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
};

const FIELD_BY_CODE: Record<string, Words> = {
  required: () => msg`Fill this in.`,
  min_value: ({ min, above }) =>
    min === undefined ? msg`More than ${number(above)}.` : msg`At least ${number(min)}.`,
  max_value: ({ max, below }) =>
    max !== undefined
      ? msg`At most ${number(max)}.`
      : below !== undefined
        ? msg`Less than ${number(below)}.`
        : msg`Too large.`,
  min_length: ({ min }) => {
    const count = Number(min ?? 1);
    return msg`${plural(count, { one: 'At least # character.', other: 'At least # characters.' })}`;
  },
  max_length: ({ max }) => {
    const count = Number(max ?? 0);
    return msg`${plural(count, { one: 'At most # character.', other: 'At most # characters.' })}`;
  },
  min_items: ({ min }) => {
    const count = Number(min ?? 1);
    return msg`${plural(count, { one: 'At least # item.', other: 'At least # items.' })}`;
  },
  max_items: ({ max }) => {
    const count = Number(max ?? 0);
    return msg`${plural(count, { one: 'At most # item.', other: 'At most # items.' })}`;
  },
  invalid: () => msg`This is not valid.`,
  invalid_choice: () => msg`Choose one of the offered values.`,
  invalid_int: () => msg`A whole number, please.`,
  invalid_email: () => msg`This does not look like an e-mail address.`,
  invalid_phone: () => msg`An Uzbek number, please: +998 and nine digits.`,
  invalid_username: () =>
    msg`3 to 30 Latin or Cyrillic letters (not both) and digits, with single _ . - between them.`,
  reserved_username: () => msg`This name is reserved for the shop.`,
  invalid_password: () => msg`Choose a stronger password.`,
  password_too_common: () => msg`This password is too common.`,
  password_too_similar: () => msg`This password is too much like your e-mail or username.`,
  password_entirely_numeric: () => msg`Digits alone are easy to guess. Add a word.`,
  reserved_name: () => msg`This name is reserved for the shop.`,
  invalid_time_zone: () => msg`Choose one of the offered values.`,
  not_unique: () => msg`The same thing is named twice.`,
  unknown_field: () => msg`This field is not known.`,
};

/** What happened, what is safe and what to do, in the active language; the server's own words for a code we do not know. */
export function problemWords(problem: Problem): string {
  const words = BY_CODE[problem.code];
  if (words) return i18n._(words(problem.params));
  if (problem.status >= 500)
    return i18n._(msg`Something broke on our side. Nothing is lost, and we have been told.`);
  if (problem.code === 'http.403') return i18n._(msg`You have no right to do this.`);
  if (problem.status === 404) return i18n._(msg`There is nothing here.`);
  return problem.detail;
}

/** The words under one field. */
export function fieldWords(field: FieldProblem): string {
  const words = FIELD_BY_CODE[field.code] ?? BY_CODE[field.code];
  return words ? i18n._(words(field.params)) : field.detail || i18n._(msg`This is not valid.`);
}

function tryLater(params: Record<string, unknown>): MessageDescriptor {
  const seconds = Number(params['retry_after_s']);
  if (!(seconds > 0)) return msg`Too many attempts. Wait a moment and try again.`;
  if (seconds < 90) {
    return msg`${plural(seconds, { one: 'Too many attempts. Try again in # second.', other: 'Too many attempts. Try again in # seconds.' })}`;
  }
  const minutes = Math.ceil(seconds / 60);
  return msg`${plural(minutes, { one: 'Too many attempts. Try again in # minute.', other: 'Too many attempts. Try again in # minutes.' })}`;
}

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

function number(value: unknown): string {
  return typeof value === 'number' ? formatNumber(value) : String(value ?? '');
}
