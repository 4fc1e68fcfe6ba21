import type { LoginFamily } from '@/shared/lib/login-methods';
import { storage } from '@/shared/lib/storage';

/** What a buyer does to make an account their own. */
export type TakeoverStep =
  | 'compare'
  | 'password'
  | 'mailbox'
  | 'email'
  | 'recovery'
  | 'phone'
  | 'guard'
  | 'unlink'
  | 'apps'
  | 'two_steps'
  | 'sessions'
  | 'bans'
  | 'confirm';

/** In this order: first what locks the seller out, then what brings an account back, at last the two-step sign-in. */
const STEPS: Record<LoginFamily, readonly TakeoverStep[]> = {
  mailbox: ['compare', 'password', 'recovery', 'phone', 'sessions', 'two_steps', 'unlink', 'bans', 'confirm'],
  apple: ['compare', 'password', 'phone', 'email', 'sessions', 'two_steps', 'unlink', 'bans', 'confirm'],
  social: [
    'compare',
    'password',
    'mailbox',
    'email',
    'phone',
    'sessions',
    'two_steps',
    'apps',
    'bans',
    'confirm',
  ],
  steam: ['compare', 'mailbox', 'email', 'password', 'guard', 'phone', 'sessions', 'apps', 'bans', 'confirm'],
  mail: ['compare', 'mailbox', 'email', 'password', 'sessions', 'two_steps', 'unlink', 'bans', 'confirm'],
  code: ['compare', 'mailbox', 'email', 'phone', 'sessions', 'unlink', 'bans', 'confirm'],
  phone: ['compare', 'phone', 'password', 'sessions', 'two_steps', 'unlink', 'bans', 'confirm'],
  account: [
    'compare',
    'mailbox',
    'email',
    'password',
    'phone',
    'sessions',
    'two_steps',
    'unlink',
    'bans',
    'confirm',
  ],
  username: ['compare', 'password', 'email', 'sessions', 'two_steps', 'bans', 'confirm'],
};

export function takeoverStepsOf(family: LoginFamily): readonly TakeoverStep[] {
  return STEPS[family];
}

const keyOf = (orderId: string) => `wibestore.takeover.${orderId}`;

/** What was ticked on this device; it says nothing about the account itself. */
export function readTicks(orderId: string): TakeoverStep[] {
  try {
    const kept: unknown = JSON.parse(storage.read(keyOf(orderId)) ?? '[]');
    return Array.isArray(kept) ? (kept as TakeoverStep[]) : [];
  } catch {
    return [];
  }
}

export function writeTicks(orderId: string, ticks: readonly TakeoverStep[]): void {
  storage.write(keyOf(orderId), JSON.stringify(ticks));
}
