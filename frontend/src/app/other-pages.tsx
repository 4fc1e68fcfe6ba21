import { NotFoundPage } from '@/pages/not-found/not-found-page';
import { OfflinePage } from '@/pages/offline/offline-page';
import { paths } from '@/shared/lib/paths';
import { Navigate, Route, Routes } from '@/shared/router/router';
import { AuthGuard } from './guards/auth-guard';
import { lazyPage } from './lazy-page';
import { CabinetPages, SellPages } from './seller-pages';

const VerifyEmailPage = lazyPage(
  async () => (await import('@/pages/verify-email/verify-email-page')).VerifyEmailPage,
  'letters',
);
const CheckMailPage = lazyPage(
  async () => (await import('@/pages/check-mail/check-mail-page')).CheckMailPage,
  'letters',
);
const ForgotPasswordPage = lazyPage(
  async () => (await import('@/pages/forgot-password/forgot-password-page')).ForgotPasswordPage,
  'letters',
);
const ResetPasswordPage = lazyPage(
  async () => (await import('@/pages/reset-password/reset-password-page')).ResetPasswordPage,
  'letters',
);
const UnlockPage = lazyPage(async () => (await import('@/pages/unlock/unlock-page')).UnlockPage, 'letters');
const ConfirmEmailChangePage = lazyPage(
  async () => (await import('@/pages/confirm-email-change/confirm-email-change-page')).ConfirmEmailChangePage,
  'letters',
);
const TopPage = lazyPage(async () => (await import('@/pages/top/top-page')).TopPage, 'top');
const StatisticsPage = lazyPage(
  async () => (await import('@/pages/statistics/statistics-page')).StatisticsPage,
  'statistics',
);
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
const AppealPage = lazyPage(async () => (await import('@/pages/appeal/appeal-page')).AppealPage, 'letters');
const MyReportsPage = lazyPage(
  async () => (await import('@/pages/my-reports/my-reports-page')).MyReportsPage,
);
const SavedSearchesPage = lazyPage(
  async () => (await import('@/pages/saved-searches/saved-searches-page')).SavedSearchesPage,
);
const PriceWatchesPage = lazyPage(
  async () => (await import('@/pages/price-watches/price-watches-page')).PriceWatchesPage,
);
const ComparePage = lazyPage(
  async () => (await import('@/pages/compare/compare-page')).ComparePage,
  'comparing',
);
const VerdictPage = lazyPage(async () => (await import('@/pages/verdict/verdict-page')).VerdictPage);
const FaqPage = lazyPage(async () => (await import('@/pages/info/faq-page')).FaqPage, 'info');
const TermsPage = lazyPage(async () => (await import('@/pages/info/document-page')).TermsPage, 'info');
const PrivacyPage = lazyPage(async () => (await import('@/pages/info/document-page')).PrivacyPage, 'info');
const RefundsPage = lazyPage(async () => (await import('@/pages/info/document-page')).RefundsPage, 'info');
const CompanyPage = lazyPage(async () => (await import('@/pages/info/company-page')).CompanyPage, 'info');
const SupportPage = lazyPage(async () => (await import('@/pages/info/support-page')).SupportPage, 'support');
const SupportRequestPage = lazyPage(
  async () => (await import('@/pages/info/support-request-page')).SupportRequestPage,
  'support',
);
const SupportGuestPage = lazyPage(
  async () => (await import('@/pages/info/support-guest-page')).SupportGuestPage,
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

/** Every address that `Pages` does not know: the members' pages, what letters lead to, information, the figures, and what is nowhere. */
export function OtherPages() {
  return (
    <Routes>
      {/* The links of letters carry a token: never behind a guard, which would put it into an address. */}
      <Route path="verify-email" element={<VerifyEmailPage />} />
      <Route path="reset-password" element={<ResetPasswordPage />} />
      <Route path="unlock" element={<UnlockPage />} />
      <Route path="confirm-email-change" element={<ConfirmEmailChangePage />} />
      <Route path="compare" element={<ComparePage />} />
      <Route path="appeal" element={<AppealPage />} />
      <Route path="faq" element={<FaqPage />} />
      <Route path="terms" element={<TermsPage />} />
      <Route path="privacy" element={<PrivacyPage />} />
      <Route path="refunds" element={<RefundsPage />} />
      <Route path="company" element={<CompanyPage />} />
      <Route path="support" element={<SupportPage />} />
      <Route path="support/request" element={<SupportGuestPage />} />
      <Route path="check-mail" element={<CheckMailPage />} />
      <Route path="forgot-password" element={<ForgotPasswordPage />} />
      <Route path="top" element={<TopPage />} />
      <Route path="statistics" element={<StatisticsPage />} />
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
      {/* What the worker keeps, and shows for addresses that it cannot fetch. */}
      <Route path="offline" element={<OfflinePage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
