import { Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { AuthGuard } from './guards/auth-guard';
import { Shell } from './layouts/shell';
import { lazyPage } from './lazy-page';
import { PageSkeleton } from './page-skeleton';

const HomePage = lazyPage(async () => (await import('@/pages/home/home-page')).HomePage, true);
const CatalogPage = lazyPage(async () => (await import('@/pages/catalog/catalog-page')).CatalogPage, true);
const GamesPage = lazyPage(async () => (await import('@/pages/games/games-page')).GamesPage);
const GamePage = lazyPage(async () => (await import('@/pages/game/game-page')).GamePage);
const ListingPage = lazyPage(async () => (await import('@/pages/listing/listing-page')).ListingPage);
const UserPage = lazyPage(async () => (await import('@/pages/user/user-page')).UserPage);
const LoginPage = lazyPage(async () => (await import('@/pages/login/login-page')).LoginPage);
const RegisterPage = lazyPage(async () => (await import('@/pages/register/register-page')).RegisterPage);
const HowItWorksPage = lazyPage(
  async () => (await import('@/pages/how-it-works/how-it-works-page')).HowItWorksPage,
);
const PremiumPage = lazyPage(async () => (await import('@/pages/premium/premium-page')).PremiumPage);
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

// Development alone: what is built has neither the address nor the code.
const GalleryPage = import.meta.env.DEV
  ? lazyPage(async () => (await import('@/pages/dev-gallery/gallery-page')).GalleryPage)
  : null;
const SellPages = lazyPage(async () => (await import('./seller-pages')).SellPages);
const CabinetPages = lazyPage(async () => (await import('./seller-pages')).CabinetPages);
const OtherPages = lazyPage(async () => (await import('./other-pages')).OtherPages);
const StaffPages = lazyPage(async () => (await import('./staff-pages')).openStaffPages());

/** Every address and its page, the rarer ones by a list of their own; addresses mirror `paths`. */
export function Pages() {
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route path="/" element={<HomePage />} />
        <Route path="/catalog" element={<CatalogPage />} />
        <Route path="/games" element={<GamesPage />} />
        <Route path="/games/:slug" element={<GamePage />} />
        <Route path="/listings/:id" element={<ListingPage />} />
        <Route path="/users/:username" element={<UserPage />} />
        <Route path="/login" element={<LoginPage />} />
        <Route path="/register" element={<RegisterPage />} />
        <Route path="/how-it-works" element={<HowItWorksPage />} />
        <Route path="/premium" element={<PremiumPage />} />
        <Route element={<AuthGuard />}>
          <Route path="/wallet" element={<WalletPage />} />
          <Route path="/wallet/deposits/:id" element={<DepositPage />} />
          <Route path="/wallet/withdraw" element={<WithdrawPage />} />
          <Route path="/wallet/withdrawals" element={<WithdrawalsPage />} />
          <Route path="/wallet/withdrawals/:id" element={<WithdrawalPage />} />
          <Route path="/wallet/cards" element={<CardsPage />} />
          <Route path="/transactions" element={<TransactionsPage />} />
          <Route path="/sell/*" element={<SellPages />} />
          <Route path="/orders/:id" element={<OrderPage />} />
          <Route path="/disputes/:id" element={<DisputePage />} />
          <Route path="/chats" element={<ChatsPage />} />
          <Route path="/chats/:id" element={<ChatsPage />} />
          <Route path="/notifications" element={<NotificationsPage />} />
          <Route path="/offers" element={<OffersPage />} />
          <Route path="/purchases" element={<PurchasesPage />} />
          <Route path="/sales" element={<SalesPage />} />
          <Route path="/favorites" element={<FavoritesPage />} />
          <Route path="/my-listings/*" element={<CabinetPages />} />
        </Route>
        <Route path="*" element={<OtherPages />} />
      </Route>
      {GalleryPage && (
        <Route
          path="/dev/gallery"
          element={
            <Suspense fallback={<PageSkeleton />}>
              <GalleryPage />
            </Suspense>
          }
        />
      )}
      <Route
        path="/admin/*"
        element={
          <Suspense fallback={<PageSkeleton />}>
            <StaffPages />
          </Suspense>
        }
      />
    </Routes>
  );
}
