import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { SendOptions } from '@/shared/api/client';
import { listOptions } from '@/shared/api/list-page';
import type { Schema } from '@/shared/api/types';
import { code, days, tableSpec, text } from '@/shared/desk/table-spec';
import { useRoles } from '@/shared/desk/use-roles';
import { adminPaths } from '@/shared/lib/admin-paths';
import { paths } from '@/shared/lib/paths';

export type AuditLine = Schema<'AuditLineOut'>;

export const AUDIT = tableSpec({
  key: 'audit',
  filters: {
    // The field over the table: whose acts.
    search: { ...text(64), ask: (value: string) => ({ actor: value }) },
    action: code(),
    target: code(),
    target_id: text(64),
    ip: text(45),
    days: days('first_on', 'last_on'),
  },
});

/** What acts are done to. */
export const AUDIT_TARGETS = [
  'user',
  'listing',
  'order',
  'deposit',
  'withdrawal',
  'report',
  'verdict',
  'review',
  'message',
  'chat',
  'game',
  'plan',
  'setting',
  'template',
  'payment_method',
  'provider_call',
  'difference',
  'transactions',
  'session',
  'view',
] as const;
export type AuditTarget = (typeof AUDIT_TARGETS)[number];

/** Who did what, the newest first. For admins. */
export function useAudit(query: SendOptions['query']) {
  const { role } = useRoles();
  return useInfiniteQuery({
    ...listOptions<AuditLine>(['desk', 'audit', 'list', query], '/api/v1/admin/audit/', query),
    enabled: role === 'admin',
    placeholderData: keepPreviousData,
  });
}

const PAGES: Readonly<Record<string, (id: string) => string>> = {
  user: adminPaths.user,
  listing: (id) => adminPaths.listing(id),
  report: adminPaths.report,
  dispute: adminPaths.dispute,
  order: paths.order,
  withdrawal: adminPaths.withdrawal,
  game: adminPaths.game,
};

/** The page of what an act was done to, where there is one. */
export function targetPath({ target, target_id }: Pick<AuditLine, 'target' | 'target_id'>): string | null {
  return target_id && Object.hasOwn(PAGES, target) ? (PAGES[target]?.(target_id) ?? null) : null;
}

export interface AuditChange {
  field: string;
  before: string | null;
  after: string | null;
}

/** What an act changed, field by field, where it says what was before and after. */
export function changesOf({ details }: Pick<AuditLine, 'details'>): AuditChange[] {
  const [before, after] = [recordOf(details['before']), recordOf(details['after'])];
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...fields].map((field) => ({
    field,
    before: wordsOf(before[field]),
    after: wordsOf(after[field]),
  }));
}

/** Why, in the words of who did it; empty where nobody asked. */
export function reasonOf({ details }: Pick<AuditLine, 'details'>): string {
  const { reason } = details as { reason?: unknown };
  return typeof reason === 'string' ? reason : '';
}

/** What else was written down, by its names. */
export function othersOf({ details }: Pick<AuditLine, 'details'>): [string, string][] {
  return Object.entries(details)
    .filter(([name]) => !['before', 'after', 'reason'].includes(name))
    .map(([name, value]) => [name, wordsOf(value) ?? '—']);
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

function wordsOf(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
