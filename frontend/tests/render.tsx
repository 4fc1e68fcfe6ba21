import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement, ReactNode } from 'react';
import { createQueryClient } from '@/shared/api/query-client';
import { MemoryRouter, Route, Routes, useLocation } from '@/shared/router/router';
import { showProblemToast } from '@/shared/ui/toast';
import { Toasts } from '@/shared/ui/toasts';

/**
 * Render something with all providers, at an address.
 *
 * @param options.at the address; @param options.path the route's pattern, when the component reads parameters
 */
export function renderApp(ui: ReactElement, { at = '/', path = '*' }: { at?: string; path?: string } = {}) {
  const queryClient = createQueryClient(showProblemToast);
  const wrapper = ({ children }: { children: ReactNode }) => (
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <MemoryRouter initialEntries={[at]}>
          <Routes>
            <Route path={path} element={children} />
            <Route path="*" element={null} />
          </Routes>
          <Address />
          <Toasts />
        </MemoryRouter>
      </QueryClientProvider>
    </I18nProvider>
  );
  const view = render(ui, { wrapper });
  return { ...view, user: userEvent.setup(), queryClient };
}

/** Where the router is now: `screen.getByTestId('address')`. */
function Address() {
  const { pathname, search } = useLocation();
  return (
    <output data-testid="address" hidden>
      {pathname + search}
    </output>
  );
}
