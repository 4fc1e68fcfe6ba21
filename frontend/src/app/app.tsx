import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { ErrorBoundary } from 'react-error-boundary';
import { ServerErrorPage } from '@/pages/server-error/server-error-page';
import { BrowserRouter } from '@/shared/router/router';
import { Toasts } from '@/shared/ui/toasts';
import { Pages } from './pages';
import { queryClient } from './query-client';

/** Providers around the pages; the last net below everything is the outer error boundary. */
export function App() {
  return (
    <I18nProvider i18n={i18n}>
      <ErrorBoundary FallbackComponent={ServerErrorPage}>
        <QueryClientProvider client={queryClient}>
          <BrowserRouter>
            <Pages />
            <Toasts />
          </BrowserRouter>
        </QueryClientProvider>
      </ErrorBoundary>
    </I18nProvider>
  );
}
