import { useLingui } from '@lingui/react/macro';
import type { CredentialField, LoginFamily, TakeoverNeed } from './login-methods';

type Labels = Partial<Record<CredentialField, string>>;

/** What the parts of login data are called, and explained, for each way to sign in. */
export function useCredentialWords(family: LoginFamily) {
  const { t } = useLingui();
  const general: Record<Exclude<CredentialField, 'login_method'>, string> = {
    login: t`Login of the game account`,
    password: t`Password of the game account`,
    email: t`E-mail of the account`,
    email_password: t`Password of the e-mail`,
    note: t`Note for the buyer`,
  };
  const labels: Record<LoginFamily, Labels> = {
    mailbox: {
      login: t`Address of the mailbox`,
      password: t`Password of the mailbox`,
      email: t`Recovery e-mail`,
      email_password: t`Password of the recovery e-mail`,
    },
    apple: { login: t`Apple ID`, password: t`Password of the Apple ID` },
    social: { login: t`Login of the profile: e-mail or phone`, password: t`Password of the profile` },
    steam: { login: t`Steam login`, password: t`Password of Steam` },
    mail: { login: t`E-mail of the account` },
    code: { login: t`E-mail of the account`, password: t`Password of the e-mail` },
    phone: { login: t`Phone number` },
    account: {},
    username: { login: t`User name` },
  };
  const hints: Record<LoginFamily, Labels> = {
    mailbox: { note: t`Backup codes, and which phone number is linked` },
    apple: { note: t`How the six-digit code reaches the buyer, or that the trusted number is changed` },
    social: { note: t`Backup codes of the second step, or that it is off` },
    steam: {
      login: t`The name you sign in with, not the one others see`,
      note: t`Recovery code of Steam Guard (R…), or that Steam Guard is by e-mail or off`,
    },
    mail: {
      email_password: t`So that the buyer can change the e-mail`,
      note: t`Backup codes of the second step, or that it is off`,
    },
    code: {
      password: t`There is no password of its own: the code to sign in comes to this mailbox`,
      note: t`How the code reaches the buyer, whether a phone is linked`,
    },
    phone: { note: t`When you are there to pass on the code from the SMS` },
    account: { note: t`Backup codes of the second step, or that it is off` },
    username: { email: t`If it is handed over too` },
  };
  const short: typeof general = {
    login: t`Login`,
    password: t`Password`,
    email: t`E-mail`,
    email_password: t`Password of the e-mail`,
    note: t`Note from the seller`,
  };
  return {
    /** To whom it was handed over. */
    shortLabelOf: (field: Exclude<CredentialField, 'login_method'>) => labels[family][field] ?? short[field],
    labelOf: (field: Exclude<CredentialField, 'login_method'>) => labels[family][field] ?? general[field],
    hintOf: (field: CredentialField): string | undefined =>
      hints[family][field] ??
      (field === 'note' ? t`Backup codes, a secret question, what to change first` : undefined),
    needOf: (need: TakeoverNeed): string =>
      ({
        login: t`Login and password`,
        email: t`The e-mail it belongs to`,
        email_password: t`The e-mail’s password`,
        codes: t`Codes of the second step, or that there is none (in the note)`,
      })[need],
  };
}
