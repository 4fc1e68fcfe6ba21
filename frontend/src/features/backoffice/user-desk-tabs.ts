import { choice, tableSpec } from '@/shared/desk/table-spec';
import type { StaffRole } from '@/shared/desk/use-roles';

export const USER_TABS = [
  'overview',
  'listings',
  'orders',
  'wallet',
  'sessions',
  'reports',
  'verdicts',
  'notes',
  'history',
] as const;
export type UserTab = (typeof USER_TABS)[number];

/** Whose work a tab is, besides the admins'; the others are everybody's. */
export const TAB_ROLES: Partial<Record<UserTab, StaffRole>> = {
  listings: 'moderator',
  orders: 'moderator',
  wallet: 'finance',
  sessions: 'moderator',
  reports: 'moderator',
  history: 'moderator',
};

export const USER = tableSpec({ key: 'user', filters: { tab: choice(USER_TABS, { initial: 'overview' }) } });
