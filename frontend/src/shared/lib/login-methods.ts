import type { Schema } from '@/shared/api/types';

export type Credentials = Required<Schema<'CredentialsIn'>>;
export type CredentialField = keyof Credentials;

/**
 * Ways to sign in that are handed over alike: what they ask for, what a buyer changes, what may call the account back.
 * - `mailbox`: the login is a mailbox itself (Google, Microsoft)
 * - `apple`: an Apple ID, whose codes come to a trusted device or number
 * - `social`: a network's profile (Facebook, VK, X, TikTok, LINE)
 * - `steam`: Steam with Steam Guard
 * - `mail`: an e-mail and the game's password
 * - `code`: an e-mail alone, a code comes to it at each sign-in (Supercell ID)
 * - `phone`: a phone number with codes by SMS
 * - `account`: an account of the game's publisher or of a console
 * - `username`: a name and a password, perhaps without any e-mail
 */
export type LoginFamily =
  | 'mailbox'
  | 'apple'
  | 'social'
  | 'steam'
  | 'mail'
  | 'code'
  | 'phone'
  | 'account'
  | 'username';

const FAMILIES: Record<string, LoginFamily> = {
  google: 'mailbox',
  microsoft: 'mailbox',
  apple: 'apple',
  facebook: 'social',
  vk: 'social',
  twitter: 'social',
  tiktok: 'social',
  line: 'social',
  'steam-acc': 'steam',
  email: 'mail',
  'supercell-id': 'code',
  phone: 'phone',
  username: 'username',
};

/** Methods that are not named here are accounts of publishers. */
export function loginFamilyOf(method: string): LoginFamily {
  return FAMILIES[method] ?? 'account';
}

type Shape = readonly CredentialField[];

const WITH_MAILBOX: Shape = ['login', 'password', 'email', 'email_password', 'note'];
const FIELDS: Record<LoginFamily, Shape> = {
  mailbox: WITH_MAILBOX,
  apple: WITH_MAILBOX,
  social: WITH_MAILBOX,
  steam: WITH_MAILBOX,
  mail: ['login', 'password', 'email_password', 'note'],
  code: ['login', 'password', 'note'],
  phone: ['login', 'password', 'note'],
  account: WITH_MAILBOX,
  username: WITH_MAILBOX,
};

/** The fields a way to sign in needs, in order; what is not among them stays empty. */
export function fieldsOf(family: LoginFamily): Shape {
  return FIELDS[family];
}

/** What a buyer needs to make the account their own. */
export type TakeoverNeed = 'login' | 'email' | 'email_password' | 'codes';

const NEEDS: Record<LoginFamily, readonly TakeoverNeed[]> = {
  mailbox: ['login', 'email', 'email_password', 'codes'],
  apple: ['login', 'email', 'email_password', 'codes'],
  social: ['login', 'email', 'email_password', 'codes'],
  steam: ['login', 'email', 'email_password', 'codes'],
  mail: ['login', 'email_password', 'codes'],
  code: ['login', 'codes'],
  phone: ['login', 'codes'],
  account: ['login', 'email', 'email_password', 'codes'],
  username: ['login', 'email', 'email_password'],
};

export interface TakeoverStrength {
  /** `strong` with everything, `fair` when one thing is missing, `weak` below. */
  level: 'weak' | 'fair' | 'strong';
  needs: readonly { need: TakeoverNeed; isMet: boolean }[];
}

/** How well what was typed lets a buyer take the account over; never how good a password is. */
export function takeoverStrength(family: LoginFamily, typed: Partial<Credentials>): TakeoverStrength {
  const needs = NEEDS[family].map((need) => ({ need, isMet: isMet(need, typed) }));
  const missing = needs.filter(({ isMet }) => !isMet);
  const hasLogin = needs.some(({ need, isMet }) => need === 'login' && isMet);
  if (!hasLogin || missing.length > 1) return { level: 'weak', needs };
  return { level: missing.length === 0 ? 'strong' : 'fair', needs };
}

function isMet(need: TakeoverNeed, typed: Partial<Credentials>): boolean {
  if (need === 'login') return has(typed.login) && has(typed.password);
  // Codes, a device to confirm on, or that there is no second step: the seller says it in words.
  if (need === 'codes') return has(typed.note);
  return has(typed[need]);
}

function has(text: string | undefined): boolean {
  return (text ?? '').trim() !== '';
}
