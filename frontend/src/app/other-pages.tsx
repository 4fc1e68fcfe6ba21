import { Navigate, Route, Routes } from 'react-router';
import { NotFoundPage } from '@/pages/not-found/not-found-page';
import { paths } from '@/shared/lib/paths';
import { AuthGuard } from './guards/auth-guard';
import { lazyPage } from './lazy-page';

const VerifyEmailPage = lazyPage(
  async () => (await import('@/pages/verify-email/verify-email-page')).VerifyEmailPage,
);
const CheckMailPage = lazyPage(
  async () => (await import('@/pages/check-mail/check-mail-page')).CheckMailPage,
);
const ForgotPasswordPage = lazyPage(
  async () => (await import('@/pages/forgot-password/forgot-password-page')).ForgotPasswordPage,
);
const ResetPasswordPage = lazyPage(
  async () => (await import('@/pages/reset-password/reset-password-page')).ResetPasswordPage,
);
const UnlockPage = lazyPage(async () => (await import('@/pages/unlock/unlock-page')).UnlockPage);
const ConfirmEmailChangePage = lazyPage(
  async () => (await import('@/pages/confirm-email-change/confirm-email-change-page')).ConfirmEmailChangePage,
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
const AppealPage = lazyPage(async () => (await import('@/pages/appeal/appeal-page')).AppealPage);
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

/** Every address that `Pages` does not know: what letters lead to, the settings, and what is nowhere. */
export function OtherPages() {
  return (
    <Routes>
      {/* The links of letters carry a token: never behind a guard, which would put it into an address. */}
      <Route path="verify-email" element={<VerifyEmailPage />} />
      <Route path="reset-password" element={<ResetPasswordPage />} />
      <Route path="unlock" element={<UnlockPage />} />
      <Route path="confirm-email-change" element={<ConfirmEmailChangePage />} />
      <Route path="appeal" element={<AppealPage />} />
      <Route path="check-mail" element={<CheckMailPage />} />
      <Route path="forgot-password" element={<ForgotPasswordPage />} />
      <Route element={<AuthGuard />}>
        <Route path="profile" element={<Navigate to={paths.profile()} replace />} />
        <Route path="saved-searches" element={<SavedSearchesPage />} />
        <Route path="price-watches" element={<PriceWatchesPage />} />
        <Route path="reports" element={<MyReportsPage />} />
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
