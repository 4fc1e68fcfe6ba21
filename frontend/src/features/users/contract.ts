/** How somebody may prove that it is still them. */
export type StepUpMethod = 'password' | 'totp' | 'google';

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

export interface StepUpState {
  methods: StepUpMethod[];
  until: string | null;
}
