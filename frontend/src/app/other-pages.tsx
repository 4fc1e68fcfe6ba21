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
const VerdictPage = lazyPage(async () => (await import('@/pages/verdict/verdict-page')).VerdictPage);
const FaqPage = lazyPage(async () => (await import('@/pages/info/faq-page')).FaqPage);
const TermsPage = lazyPage(async () => (await import('@/pages/info/document-page')).TermsPage);
const PrivacyPage = lazyPage(async () => (await import('@/pages/info/document-page')).PrivacyPage);
const RefundsPage = lazyPage(async () => (await import('@/pages/info/document-page')).RefundsPage);
const CompanyPage = lazyPage(async () => (await import('@/pages/info/company-page')).CompanyPage);
const SupportPage = lazyPage(async () => (await import('@/pages/info/support-page')).SupportPage);
const SupportRequestPage = lazyPage(
  async () => (await import('@/pages/info/support-request-page')).SupportRequestPage,
);
const SupportGuestPage = lazyPage(
  async () => (await import('@/pages/info/support-guest-page')).SupportGuestPage,
);

/** Every address that `Pages` does not know: what letters lead to, information, the settings, and what is nowhere. */
export function OtherPages() {
  return (
    <Routes>
      {/* The links of letters carry a token: never behind a guard, which would put it into an address. */}
      <Route path="verify-email" element={<VerifyEmailPage />} />
      <Route path="reset-password" element={<ResetPasswordPage />} />
      <Route path="unlock" element={<UnlockPage />} />
      <Route path="confirm-email-change" element={<ConfirmEmailChangePage />} />
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
      <Route element={<AuthGuard />}>
        <Route path="profile" element={<Navigate to={paths.profile()} replace />} />
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
