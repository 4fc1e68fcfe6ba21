import { NotFoundPage } from '@/pages/not-found/not-found-page';
import { Route, Routes } from '@/shared/router/router';
import { lazyPage } from './lazy-page';

const SellPage = lazyPage(async () => (await import('@/pages/sell/sell-page')).SellPage);
const EditListingPage = lazyPage(
  async () => (await import('@/pages/edit-listing/edit-listing-page')).EditListingPage,
);
const MyListingsPage = lazyPage(
  async () => (await import('@/pages/my-listings/my-listings-page')).MyListingsPage,
);
const SellingStatsPage = lazyPage(
  async () => (await import('@/pages/selling-stats/selling-stats-page')).SellingStatsPage,
);
const ImportListingsPage = lazyPage(
  async () => (await import('@/pages/import-listings/import-listings-page')).ImportListingsPage,
);

/** The addresses below `/sell`: a new listing, and an old one to change. */
export function SellPages() {
  return (
    <Routes>
      <Route index element={<SellPage />} />
      <Route path=":id" element={<EditListingPage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}

/** The addresses below `/my-listings`: the seller's cabinet. */
export function CabinetPages() {
  return (
    <Routes>
      <Route index element={<MyListingsPage />} />
      <Route path="stats" element={<SellingStatsPage />} />
      <Route path="import" element={<ImportListingsPage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
