import { Suspense } from 'react';
import { session } from '@/shared/api/session';
import { Route, Routes } from '@/shared/router/router';
import { Shell } from './layouts/shell';
import { type LazyPage, lazyPage } from './lazy-page';
import { PageSkeleton } from './page-skeleton';

const HomePage = lazyPage(async () => (await import('@/pages/home/home-page')).HomePage, 'home');
const CatalogPage = lazyPage(
  async () => (await import('@/pages/catalog/catalog-page')).CatalogPage,
  'catalog',
);
const GamesPage = lazyPage(async () => (await import('@/pages/games/games-page')).GamesPage, 'games');
const GamePage = lazyPage(async () => (await import('@/pages/game/game-page')).GamePage, 'game');
const ListingPage = lazyPage(
  async () => (await import('@/pages/listing/listing-page')).ListingPage,
  'listing',
);
const UserPage = lazyPage(async () => (await import('@/pages/user/user-page')).UserPage, 'user');
const LoginPage = lazyPage(async () => (await import('@/pages/login/login-page')).LoginPage, 'login');
const RegisterPage = lazyPage(
  async () => (await import('@/pages/register/register-page')).RegisterPage,
  'register',
);
const HowItWorksPage = lazyPage(
  async () => (await import('@/pages/how-it-works/how-it-works-page')).HowItWorksPage,
  'how-it-works',
);
const PremiumPage = lazyPage(
  async () => (await import('@/pages/premium/premium-page')).PremiumPage,
  'premium',
);

const OtherPages = lazyPage(async () => {
  // Members open what their own list has, and it comes beside the list that leads there.
  if (session.isExpected) void import('./member-pages').catch(() => undefined);
  return (await import('./other-pages')).OtherPages;
}, null);
// Development alone: what is built has neither the address nor the code.
const GalleryPage = import.meta.env.DEV
  ? lazyPage(async () => (await import('@/pages/dev-gallery/gallery-page')).GalleryPage)
  : null;
const StaffPages = lazyPage(async () => (await import('./staff-pages')).openStaffPages());

const FIRST: Readonly<Record<string, LazyPage>> = {
  home: HomePage,
  catalog: CatalogPage,
  games: GamesPage,
  game: GamePage,
  listing: ListingPage,
  user: UserPage,
  login: LoginPage,
  register: RegisterPage,
  'how-it-works': HowItWorksPage,
  premium: PremiumPage,
};

/** The page that one starts with, by the name that before-paint.js has found for the address; none of the others. */
export function firstPage(): LazyPage | undefined {
  return FIRST[document.documentElement.dataset['page'] ?? ''];
}

/** The addresses that guests open and their pages; all others by a list of their own; addresses mirror `paths`. */
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
