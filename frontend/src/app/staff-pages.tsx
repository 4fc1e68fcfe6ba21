import { Route, Routes } from 'react-router';
import { NotFoundPage } from '@/pages/not-found/not-found-page';
import { loadStaffMessages } from '@/shared/i18n/staff-locale';
import { StaffGuard } from './guards/staff-guard';
import { lazyPage } from './lazy-page';

const AdminWithdrawalsPage = lazyPage(
  async () => (await import('@/pages/admin-withdrawals/admin-withdrawals-page')).AdminWithdrawalsPage,
);
const AdminDisputesPage = lazyPage(
  async () => (await import('@/pages/admin-disputes/admin-disputes-page')).AdminDisputesPage,
);
const AdminReconciliationPage = lazyPage(
  async () =>
    (await import('@/pages/admin-reconciliation/admin-reconciliation-page')).AdminReconciliationPage,
);
const AdminProviderCallsPage = lazyPage(
  async () => (await import('@/pages/admin-provider-calls/admin-provider-calls-page')).AdminProviderCallsPage,
);

/** The staff's pages, once the texts that only they use are there. */
export async function openStaffPages() {
  await loadStaffMessages();
  return StaffPages;
}

/** The staff's addresses below `/admin`; nobody else fetches this list. */
function StaffPages() {
  return (
    <Routes>
      <Route element={<StaffGuard />}>
        <Route path="withdrawals" element={<AdminWithdrawalsPage />} />
        <Route path="disputes" element={<AdminDisputesPage />} />
        <Route path="reconciliation" element={<AdminReconciliationPage />} />
        <Route path="provider-calls" element={<AdminProviderCallsPage />} />
      </Route>
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
