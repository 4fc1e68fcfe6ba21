import { NotFoundPage } from '@/pages/not-found/not-found-page';
import { Route, Routes } from '@/shared/router/router';
import '@/shared/desk/desk-problem-words';
import { loadTexts } from '@/shared/i18n/locale';
import { AdminLayout } from './admin/admin-layout';
import { LoginFrame } from './admin/login-frame';
import { AdminGuard } from './guards/admin-guard';
import { RoleRoute } from './guards/role-route';
import { lazyPage } from './lazy-page';

const AdminLoginPage = lazyPage(
  async () => (await import('@/pages/admin-login/admin-login-page')).AdminLoginPage,
);
const AdminDashboardPage = lazyPage(
  async () => (await import('@/pages/admin-dashboard/admin-dashboard-page')).AdminDashboardPage,
);
const AdminListingsPage = lazyPage(
  async () => (await import('@/pages/admin-listings/admin-listings-page')).AdminListingsPage,
);
const AdminListingPage = lazyPage(
  async () => (await import('@/pages/admin-listing/admin-listing-page')).AdminListingPage,
);
const AdminReportsPage = lazyPage(
  async () => (await import('@/pages/admin-reports/admin-reports-page')).AdminReportsPage,
);
const AdminReportPage = lazyPage(
  async () => (await import('@/pages/admin-report/admin-report-page')).AdminReportPage,
);
const AdminAppealsPage = lazyPage(
  async () => (await import('@/pages/admin-appeals/admin-appeals-page')).AdminAppealsPage,
);
const AdminDisputesPage = lazyPage(
  async () => (await import('@/pages/admin-disputes/admin-disputes-page')).AdminDisputesPage,
);
const AdminDisputePage = lazyPage(
  async () => (await import('@/pages/admin-dispute/admin-dispute-page')).AdminDisputePage,
);
const AdminSupportPage = lazyPage(
  async () => (await import('@/pages/admin-support/admin-support-page')).AdminSupportPage,
);
const AdminSupportRequestPage = lazyPage(
  async () =>
    (await import('@/pages/admin-support-request/admin-support-request-page')).AdminSupportRequestPage,
);
const AdminUsersPage = lazyPage(
  async () => (await import('@/pages/admin-users/admin-users-page')).AdminUsersPage,
);
const AdminUserPage = lazyPage(
  async () => (await import('@/pages/admin-user/admin-user-page')).AdminUserPage,
);
const AdminTransactionsPage = lazyPage(
  async () => (await import('@/pages/admin-transactions/admin-transactions-page')).AdminTransactionsPage,
);
const AdminWithdrawalsPage = lazyPage(
  async () => (await import('@/pages/admin-withdrawals/admin-withdrawals-page')).AdminWithdrawalsPage,
);
const AdminProviderCallsPage = lazyPage(
  async () => (await import('@/pages/admin-provider-calls/admin-provider-calls-page')).AdminProviderCallsPage,
);
const AdminReconciliationPage = lazyPage(
  async () =>
    (await import('@/pages/admin-reconciliation/admin-reconciliation-page')).AdminReconciliationPage,
);
const AdminPlansPage = lazyPage(
  async () => (await import('@/pages/admin-plans/admin-plans-page')).AdminPlansPage,
);
const AdminGamesPage = lazyPage(
  async () => (await import('@/pages/admin-games/admin-games-page')).AdminGamesPage,
);
const AdminGamePage = lazyPage(
  async () => (await import('@/pages/admin-game/admin-game-page')).AdminGamePage,
);
const AdminSettingsPage = lazyPage(
  async () => (await import('@/pages/admin-settings/admin-settings-page')).AdminSettingsPage,
);
const AdminAuditPage = lazyPage(
  async () => (await import('@/pages/admin-audit/admin-audit-page')).AdminAuditPage,
);

/** The staff's pages, once the texts that only they use are there. */
export async function openStaffPages() {
  await loadTexts('staff');
  return StaffPages;
}

/** The staff's addresses below `/admin` (`adminPaths`); nobody else fetches this list. Whose they are: nav-items.ts too. */
function StaffPages() {
  return (
    <Routes>
      <Route element={<LoginFrame />}>
        <Route path="login" element={<AdminLoginPage />} />
      </Route>
      <Route element={<AdminGuard />}>
        <Route element={<AdminLayout />}>
          <Route index element={<AdminDashboardPage />} />
          <Route path="users" element={<AdminUsersPage />} />
          <Route path="users/:id" element={<AdminUserPage />} />
          <Route path="support" element={<AdminSupportPage />} />
          <Route path="support/:id" element={<AdminSupportRequestPage />} />
          <Route element={<RoleRoute roles={['moderator']} />}>
            <Route path="listings" element={<AdminListingsPage />} />
            <Route path="listings/:id" element={<AdminListingPage />} />
            <Route path="reports" element={<AdminReportsPage />} />
            <Route path="reports/:id" element={<AdminReportPage />} />
            <Route path="appeals" element={<AdminAppealsPage />} />
            <Route path="disputes" element={<AdminDisputesPage />} />
            <Route path="disputes/:id" element={<AdminDisputePage />} />
          </Route>
          <Route element={<RoleRoute roles={['finance']} />}>
            <Route path="transactions" element={<AdminTransactionsPage />} />
            <Route path="withdrawals" element={<AdminWithdrawalsPage />} />
            <Route path="provider-calls" element={<AdminProviderCallsPage />} />
            <Route path="reconciliation" element={<AdminReconciliationPage />} />
          </Route>
          <Route element={<RoleRoute roles={['admin']} />}>
            <Route path="plans" element={<AdminPlansPage />} />
            <Route path="games" element={<AdminGamesPage />} />
            <Route path="games/:slug" element={<AdminGamePage />} />
            <Route path="settings" element={<AdminSettingsPage />} />
            <Route path="audit" element={<AdminAuditPage />} />
          </Route>
          <Route path="*" element={<NotFoundPage />} />
        </Route>
      </Route>
    </Routes>
  );
}
