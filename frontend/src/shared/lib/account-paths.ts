import { paths } from './paths';

export type SettingsSection = 'profile' | 'security' | 'sessions' | 'notifications' | 'close';

export type MailReason = 'welcome' | 'reset' | 'change';

/** The addresses around one's account; apart from `paths`, which the first pages carry. */
export const accountPaths = {
  /** Look into your mailbox: for which letter. */
  checkMail: (why: MailReason) => `/check-mail?${new URLSearchParams({ why })}`,
  forgotPassword: () => '/forgot-password',
  /** What one has reported. */
  reports: () => '/reports',
  /** What moderators decided about oneself. */
  verdict: (id: string) => `/verdicts/${id}`,
  /** Searches that one keeps; a notification points at one of them. */
  savedSearches: () => '/saved-searches',
  /** The catalog with filters as they were saved. */
  catalogOf: (query: string) => `/catalog?${query}`,
  priceWatches: () => '/price-watches',
  settings: (section: SettingsSection) => (section === 'profile' ? paths.profile() : `/settings/${section}`),
};
