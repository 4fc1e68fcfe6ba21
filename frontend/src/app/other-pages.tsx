import { OfflinePage } from '@/pages/offline/offline-page';
import { Route, Routes } from '@/shared/router/router';
import { lazyPage } from './lazy-page';

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
const AppealPage = lazyPage(async () => (await import('@/pages/appeal/appeal-page')).AppealPage, 'letters');
const ComparePage = lazyPage(
  async () => (await import('@/pages/compare/compare-page')).ComparePage,
  'comparing',
);
const FaqPage = lazyPage(async () => (await import('@/pages/info/faq-page')).FaqPage, 'info');
const TermsPage = lazyPage(async () => (await import('@/pages/info/document-page')).TermsPage, 'info');
const PrivacyPage = lazyPage(async () => (await import('@/pages/info/document-page')).PrivacyPage, 'info');
const RefundsPage = lazyPage(async () => (await import('@/pages/info/document-page')).RefundsPage, 'info');
const CompanyPage = lazyPage(async () => (await import('@/pages/info/company-page')).CompanyPage, 'info');
const SupportPage = lazyPage(async () => (await import('@/pages/info/support-page')).SupportPage, 'support');
const SupportGuestPage = lazyPage(
  async () => (await import('@/pages/info/support-guest-page')).SupportGuestPage,
  'support',
);
const MemberPages = lazyPage(async () => (await import('./member-pages')).MemberPages, null);

/** What guests open besides: what letters lead to, information, the figures; all others by a list of their own. */
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
      {/* What the worker keeps, and shows for addresses that it cannot fetch. */}
      <Route path="offline" element={<OfflinePage />} />
      <Route path="*" element={<MemberPages />} />
    </Routes>
  );
}
