import { useLingui } from '@lingui/react/macro';
import type { LoginFamily } from '@/shared/lib/login-methods';
import type { TakeoverStep } from '../takeover';

/** What each step of taking an account over says, and why it is there. */
export function useTakeoverWords(family: LoginFamily): (step: TakeoverStep) => [step: string, why?: string] {
  const { t } = useLingui();
  const own: Partial<Record<LoginFamily, Partial<Record<TakeoverStep, [string, string?]>>>> = {
    mailbox: {
      password: [
        t`Change the mailbox’s password`,
        t`It opens the game and everything else that signs in with it.`,
      ],
    },
    apple: {
      password: [t`Change the password of the Apple ID`],
      phone: [t`Set your own trusted number and remove the seller’s`, t`The six-digit codes go there.`],
    },
    social: { password: [t`Change the password of the profile`] },
    steam: { password: [t`Change the Steam password`] },
    phone: {
      phone: [
        t`Change the number to your own`,
        t`Have the seller beside you in the chat: a code comes to the old number.`,
      ],
    },
    code: { phone: [t`Remove linked phones and devices that are not yours`] },
  };
  const general: Record<TakeoverStep, [string, string?]> = {
    compare: [
      t`Sign in and compare the account with the listing`,
      t`Change nothing before: if it differs, open a dispute.`,
    ],
    password: [t`Change the password`],
    mailbox: [t`Open the e-mail and change its password`, t`Who reads the e-mail can take the account back.`],
    email: [t`Change the e-mail to your own`],
    recovery: [t`Replace the recovery e-mail`, t`The old one can bring the mailbox back to the seller.`],
    phone: [t`Change the phone number to your own, or remove it`],
    guard: [
      t`Move Steam Guard to your own phone`,
      t`With the recovery code from the note, if the seller gave one.`,
    ],
    unlink: [
      t`Unlink sign-ins that are not yours`,
      t`Facebook, Google, Apple, VK: each of them opens the account too.`,
    ],
    apps: [t`Remove connected apps and keys that are not yours`],
    two_steps: [t`Turn on two-step sign-in and keep new backup codes`],
    sessions: [t`End all other sessions`],
    bans: [t`Look for bans and restrictions once more`],
    confirm: [t`Only then confirm the order`, t`After that the seller is paid.`],
  };
  return (step) => own[family]?.[step] ?? general[step];
}
