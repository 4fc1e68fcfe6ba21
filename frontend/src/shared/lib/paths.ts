/** Every address of the interface. Links and redirects come from here; nobody writes an address by hand. */
export const paths = {
  home: () => '/',
  catalog: (search?: string) => (search ? `/catalog?${new URLSearchParams({ search })}` : '/catalog'),
  games: () => '/games',
  game: (slug: string) => `/games/${encodeURIComponent(slug)}`,
  listing: (id: string) => `/listings/${id}`,
  /** These listings side by side, by their ids with commas between them. */
  compare: (ids = '') => (ids ? `/compare?ids=${ids}` : '/compare'),
  login: (next?: string) => (next ? `/login?${new URLSearchParams({ next })}` : '/login'),
  register: (next?: string) => (next ? `/register?${new URLSearchParams({ next })}` : '/register'),
  wallet: () => '/wallet',
  /** The wallet with this sum ready to be brought in, and where to go on afterwards. */
  topUp: (amount: number, next: string) => `/wallet?${new URLSearchParams({ top_up: String(amount), next })}`,
  withdraw: () => '/wallet/withdraw',
  withdrawals: () => '/wallet/withdrawals',
  withdrawal: (id: string) => `/wallet/withdrawals/${id}`,
  cards: () => '/wallet/cards',
  deposit: (id: string) => `/wallet/deposits/${id}`,
  transactions: () => '/transactions',
  /** The transactions with this one open. */
  transaction: (id: string) => `/transactions?${new URLSearchParams({ open: id })}`,
  /** A new listing, or the draft of one. */
  sell: (draftId?: string) => (draftId ? `/sell?draft=${draftId}` : '/sell'),
  editListing: (id: string) => `/sell/${id}`,
  order: (id: string) => `/orders/${id}`,
  /** The order with its ways to pay open. */
  payOrder: (id: string) => `/orders/${id}?pay`,
  dispute: (id: string) => `/disputes/${id}`,
  offers: (side?: 'sent') => (side ? `/offers?side=${side}` : '/offers'),
  chats: () => '/chats',
  chat: (id: string) => `/chats/${id}`,
  notifications: (group?: string) => (group ? `/notifications?group=${group}` : '/notifications'),
  purchases: () => '/purchases',
  sales: () => '/sales',
  favorites: () => '/favorites',
  myListings: () => '/my-listings',
  sellingStats: () => '/my-listings/stats',
  importListings: () => '/my-listings/import',
  profile: () => '/settings/profile',
  user: (username: string) => `/users/${encodeURIComponent(username)}`,
  /** The best sellers, or the best listings; of one game or of all. */
  top: (tab?: 'listings') => (tab ? `/top?tab=${tab}` : '/top'),
  statistics: () => '/statistics',
  howItWorks: () => '/how-it-works',
  premium: () => '/premium',
};

/** Where to go after sign-in: only an address of this shop, else home. */
export function safeNext(next: string | null): string {
  return next?.startsWith('/') && !/^\/[/\\]/.test(next) ? next : paths.home();
}
