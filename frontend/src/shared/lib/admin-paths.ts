/** The addresses of the admin interface; apart from `paths`, which the first pages of the shop carry. */
export const adminPaths = {
  login: (next?: string) => (next ? `/admin/login?${new URLSearchParams({ next })}` : '/admin/login'),
  dashboard: () => '/admin',
  listings: () => '/admin/listings',
  /** @param from the list's query: where "next" and "previous" go on */
  listing: (id: string, from?: string) =>
    from ? `/admin/listings/${id}?${new URLSearchParams({ from })}` : `/admin/listings/${id}`,
  reports: () => '/admin/reports',
  report: (id: string) => `/admin/reports/${id}`,
  /** All that was reported of somebody. */
  reportsOf: (userId: string) => `/admin/reports?${new URLSearchParams({ accused: userId })}`,
  appeals: () => '/admin/appeals',
  /** The appeal against this verdict, open among those of its status. */
  appeal: (id: string, status: string) => `/admin/appeals?${new URLSearchParams({ status, open: id })}`,
  support: () => '/admin/support',
  supportRequest: (id: string) => `/admin/support/${id}`,
  disputes: () => '/admin/disputes',
  dispute: (id: string) => `/admin/disputes/${id}`,
  users: () => '/admin/users',
  user: (id: string) => `/admin/users/${id}`,
  transactions: () => '/admin/transactions',
  /** The transactions with this entry's panel open. */
  transaction: (id: string) => `/admin/transactions?${new URLSearchParams({ open: id })}`,
  withdrawals: () => '/admin/withdrawals',
  /** The withdrawals with this one's panel open. */
  withdrawal: (id: string) => `/admin/withdrawals?${new URLSearchParams({ open: id })}`,
  providerCalls: () => '/admin/provider-calls',
  reconciliation: () => '/admin/reconciliation',
  plans: () => '/admin/plans',
  games: () => '/admin/games',
  game: (slug: string) => `/admin/games/${encodeURIComponent(slug)}`,
  settings: () => '/admin/settings',
  audit: () => '/admin/audit',
};

/** Where a member of the staff goes after sign-in: only into the admin interface, and not to its sign-in again. */
export function safeAdminNext(next: string | null): string {
  const isInside = next !== null && /^\/admin($|[/?#])/.test(next) && !/^\/admin\/login($|[/?#])/.test(next);
  return isInside ? next : adminPaths.dashboard();
}
