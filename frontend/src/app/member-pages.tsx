import { NotFoundPage } from '@/pages/not-found/not-found-page';
import { paths } from '@/shared/lib/paths';
import { Navigate, Route, Routes } from '@/shared/router/router';
import { AuthGuard } from './guards/auth-guard';
import { lazyPage } from './lazy-page';
import { CabinetPages, SellPages } from './seller-pages';

const SettingsPage = lazyPage(async () => (await import('@/pages/settings/settings-page')).SettingsPage);
const SettingsProfilePage = lazyPage(
  async () => (await import('@/pages/settings-profile/settings-profile-page')).SettingsProfilePage,
);
const SettingsSecurityPage = lazyPage(
  async () => (await import('@/pages/settings-security/settings-security-page')).SettingsSecurityPage,
);
const SettingsSessionsPage = lazyPage(
  async () => (await import('@/pages/settings-sessions/settings-sessions-page')).SettingsSessionsPage,
);
const SettingsNotificationsPage = lazyPage(
  async () =>
    (await import('@/pages/settings-notifications/settings-notifications-page')).SettingsNotificationsPage,
);
const SettingsClosePage = lazyPage(
  async () => (await import('@/pages/settings-close/settings-close-page')).SettingsClosePage,
);
const MyReportsPage = lazyPage(
  async () => (await import('@/pages/my-reports/my-reports-page')).MyReportsPage,
);
const SavedSearchesPage = lazyPage(
  async () => (await import('@/pages/saved-searches/saved-searches-page')).SavedSearchesPage,
);
const PriceWatchesPage = lazyPage(
  async () => (await import('@/pages/price-watches/price-watches-page')).PriceWatchesPage,
);
const VerdictPage = lazyPage(async () => (await import('@/pages/verdict/verdict-page')).VerdictPage);
const SupportRequestPage = lazyPage(
  async () => (await import('@/pages/info/support-request-page')).SupportRequestPage,
  'support',
);
const WalletPage = lazyPage(async () => (await import('@/pages/wallet/wallet-page')).WalletPage);
const DepositPage = lazyPage(async () => (await import('@/pages/deposit/deposit-page')).DepositPage);
const TransactionsPage = lazyPage(
  async () => (await import('@/pages/transactions/transactions-page')).TransactionsPage,
);
const WithdrawPage = lazyPage(async () => (await import('@/pages/withdraw/withdraw-page')).WithdrawPage);
const WithdrawalsPage = lazyPage(
  async () => (await import('@/pages/withdrawals/withdrawals-page')).WithdrawalsPage,
);
const WithdrawalPage = lazyPage(
  async () => (await import('@/pages/withdrawal/withdrawal-page')).WithdrawalPage,
);
const CardsPage = lazyPage(async () => (await import('@/pages/cards/cards-page')).CardsPage);
const OrderPage = lazyPage(async () => (await import('@/pages/order/order-page')).OrderPage);
const DisputePage = lazyPage(async () => (await import('@/pages/dispute/dispute-page')).DisputePage);
const ChatsPage = lazyPage(async () => (await import('@/pages/chats/chats-page')).ChatsPage);
const NotificationsPage = lazyPage(
  async () => (await import('@/pages/notifications/notifications-page')).NotificationsPage,
);
const OffersPage = lazyPage(async () => (await import('@/pages/offers/offers-page')).OffersPage);
const PurchasesPage = lazyPage(async () => (await import('@/pages/purchases/purchases-page')).PurchasesPage);
const SalesPage = lazyPage(async () => (await import('@/pages/sales/sales-page')).SalesPage);
const FavoritesPage = lazyPage(async () => (await import('@/pages/favorites/favorites-page')).FavoritesPage);

/** Every address that no other list knows: the members' pages, and what is nowhere. */
export function MemberPages() {
  return (
    <Routes>
      <Route element={<AuthGuard />}>
        <Route path="wallet" element={<WalletPage />} />
        <Route path="wallet/deposits/:id" element={<DepositPage />} />
        <Route path="wallet/withdraw" element={<WithdrawPage />} />
        <Route path="wallet/withdrawals" element={<WithdrawalsPage />} />
        <Route path="wallet/withdrawals/:id" element={<WithdrawalPage />} />
        <Route path="wallet/cards" element={<CardsPage />} />
        <Route path="transactions" element={<TransactionsPage />} />
        <Route path="sell/*" element={<SellPages />} />
        <Route path="orders/:id" element={<OrderPage />} />
        <Route path="disputes/:id" element={<DisputePage />} />
        <Route path="chats" element={<ChatsPage />} />
        <Route path="chats/:id" element={<ChatsPage />} />
        <Route path="notifications" element={<NotificationsPage />} />
        <Route path="offers" element={<OffersPage />} />
        <Route path="purchases" element={<PurchasesPage />} />
        <Route path="sales" element={<SalesPage />} />
        <Route path="favorites" element={<FavoritesPage />} />
        <Route path="my-listings/*" element={<CabinetPages />} />
        <Route path="profile" element={<Navigate to={paths.profile()} replace />} />
        <Route path="saved-searches" element={<SavedSearchesPage />} />
        <Route path="price-watches" element={<PriceWatchesPage />} />
        <Route path="reports" element={<MyReportsPage />} />
        <Route path="support/requests/:id" element={<SupportRequestPage />} />
        <Route path="verdicts/:id" element={<VerdictPage />} />
        <Route path="settings" element={<SettingsPage />}>
          <Route index element={<Navigate to={paths.profile()} replace />} />
          <Route path="profile" element={<SettingsProfilePage />} />
          <Route path="security" element={<SettingsSecurityPage />} />
          <Route path="sessions" element={<SettingsSessionsPage />} />
          <Route path="notifications" element={<SettingsNotificationsPage />} />
          <Route path="close" element={<SettingsClosePage />} />
        </Route>
      </Route>
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
