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
  'dispute',
  'withdrawal',
  'report',
  'verdict',
  'game',
  'plan',
  'setting',
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
};

/** The page of what an act was done to, where there is one. */
export function targetPath({ target, target_id }: Pick<AuditLine, 'target' | 'target_id'>): string | null {
  return target_id && Object.hasOwn(PAGES, target) ? (PAGES[target]?.(target_id) ?? null) : null;
}
