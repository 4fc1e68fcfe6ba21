import type { Schema } from '@/shared/api/types';

/** How somebody may prove that it is still them. */
export type StepUpMethod = 'password' | 'totp' | 'google';

/** Why something may not be done yet; empty when it may. */
export type MayReason = '' | 'email_unverified';

/** What the signed-in person's own page holds besides the profile. */
export interface Standing {
  /** The address that waits to be confirmed, if one does. */
  pending_email: string | null;
  has_password: boolean;
  has_google: boolean;
  has_two_factor: boolean;
  /** Staff who have no second factor yet: their rights wait for it. */
  two_factor_due: boolean;
  avatar: { url: string; width: number; height: number } | null;
  may: { sell: MayReason; withdraw: MayReason };
}

export interface Challenge {
  challenge: string;
  methods: ('totp' | 'recovery')[];
  expires_in: number;
}

export interface GoogleConfig {
  client_id: string;
  nonce: string;
  stand_in_url: string | null;
}

export interface SessionRow {
  id: string;
  browser: string;
  system: string;
  kind: 'phone' | 'computer' | 'other';
  place: string;
  ip: string;
  created_at: string;
  last_used_at: string;
  is_current: boolean;
}

export interface TwoFactor {
  is_on: boolean;
  is_obligatory: boolean;
  recovery_left: number;
  enabled_at: string | null;
}

export interface TwoFactorSetup {
  secret: string;
  uri: string;
  /** A picture as a `data:` address. */
  qr: string;
}

export interface RecoveryCodes {
  recovery_codes: string[];
}

export interface EmailChangeStep {
  confirmed: ('old' | 'new')[];
  is_changed: boolean;
}

export interface StepUpState {
  methods: StepUpMethod[];
  until: string | null;
}

export type Registration = Schema<'RegisterIn'> & { time_zone?: string };
