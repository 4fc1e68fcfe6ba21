import type { MessageDescriptor } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import { formatNumber } from '@/shared/lib/money';
import { addProblemWords } from './problem-words';

/** Refusals that any request can meet, and what can be wrong with a field. */
addProblemWords(
  {
    'auth.required': () => msg`Sign in to do this.`,
    'auth.not_permitted': () => msg`You have no right to do this.`,
    'auth.csrf_failed': () => msg`This page is out of date. Load it again.`,
    'auth.token_invalid': () => msg`Sign in to do this.`,
    'auth.token_expired': () => msg`Sign in to do this.`,
    'auth.origin_not_allowed': () => msg`This page is out of date. Load it again.`,
    'auth.invalid_credentials': () => msg`The e-mail or the password is wrong.`,
    'user.blocked': () => msg`This account is blocked. Our letter says why and how to appeal.`,
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
  },
  {
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
  },
);

function tryLater(params: Record<string, unknown>): MessageDescriptor {
  const seconds = Number(params['retry_after_s']);
  if (!(seconds > 0)) return msg`Too many attempts. Wait a moment and try again.`;
  if (seconds < 90) {
    return msg`${plural(seconds, { one: 'Too many attempts. Try again in # second.', other: 'Too many attempts. Try again in # seconds.' })}`;
  }
  const minutes = Math.ceil(seconds / 60);
  return msg`${plural(minutes, { one: 'Too many attempts. Try again in # minute.', other: 'Too many attempts. Try again in # minutes.' })}`;
}

function number(value: unknown): string {
  return typeof value === 'number' ? formatNumber(value) : String(value ?? '');
}
