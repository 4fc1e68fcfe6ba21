import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import { dashboardMock, dashboardWithoutMoneyMock } from '@/features/backoffice/desk.mock';
import { readCommands } from '@/shared/desk/commands';
import { listenToHotkeys } from '@/shared/desk/hotkeys';
import { type Staff, StaffContext } from '@/shared/desk/use-roles';
import { AdminDashboardPage } from './admin-dashboard-page';

function open(answer = dashboardMock(), role: Staff['role'] = 'finance', at = '/admin') {
  const asked: URLSearchParams[] = [];
  server.use(
    http.get(api('/admin/dashboard/'), ({ request }) => {
      asked.push(new URL(request.url).searchParams);
      return HttpResponse.json(answer);
    }),
  );
  const view = renderApp(
    <StaffContext value={{ id: 'me', username: 'malika', role }}>
      <AdminDashboardPage />
    </StaffContext>,
    { at },
  );
  return { ...view, asked };
}

describe('AdminDashboardPage', () => {
  test('shows the figures with their change, what waits and where the money is', async () => {
    const { asked } = open();

    const figures = within(await screen.findByRole('region', { name: 'Figures' }));
    expect(figures.getByText('100%')).toBeVisible();
    expect(figures.getByRole('link', { name: 'Turnover' })).toHaveAttribute(
      'href',
      '/admin/transactions?kind=order_release&first_on=2026-10-28&last_on=2026-11-26',
    );
    expect(screen.getByRole('link', { name: 'Withdrawals to check' })).toHaveAttribute(
      'href',
      '/admin/withdrawals',
    );
    expect(screen.getByText(/ d over$/)).toBeVisible();
    expect(screen.getByText('Payme')).toBeVisible();
    expect(screen.queryByText('The books do not agree')).toBeNull();
    expect(asked[0]?.get('step')).toBe('day');
    expect(asked[0]?.get('compare')).toBe('true');
  });

  test('a moderator sees orders and people, and no sum', async () => {
    open(dashboardWithoutMoneyMock(), 'moderator');

    await screen.findByRole('region', { name: 'Figures' });
    expect(screen.queryByText('Turnover')).toBeNull();
    expect(screen.queryByText(/soʻm/)).toBeNull();
    expect(screen.getByText('Orders by state')).toBeVisible();
  });

  test('books that do not agree are told in red', async () => {
    open(dashboardMock({ gap: -5 }));

    expect(await screen.findByRole('alert')).toHaveTextContent('The books do not agree');
  });

  test('another period is in the address and asked for; a year by weeks', async () => {
    const { user, asked } = open();
    await screen.findByRole('region', { name: 'Figures' });

    await user.click(screen.getByRole('button', { name: '365 days' }));

    await waitFor(() => expect(asked.at(-1)?.get('step')).toBe('week'));
    expect(screen.getByTestId('address')).toHaveTextContent('/admin?days=365');
  });

  test('a refusal is told and can be tried again', async () => {
    server.use(
      http.get(api('/admin/dashboard/'), () =>
        HttpResponse.json({ code: 'auth.not_permitted', title: '', status: 403 }, { status: 403 }),
      ),
    );
    renderApp(
      <StaffContext value={{ id: 'me', username: 'malika', role: 'finance' }}>
        <AdminDashboardPage />
      </StaffContext>,
    );

    expect(await screen.findByRole('heading', { name: 'Dashboard' })).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('status', { name: 'Loading' })).toBeNull());
    expect(screen.queryByRole('region', { name: 'Figures' })).toBeNull();
  });

  test('1 to 4 choose the usual periods', async () => {
    const { asked } = open();
    await screen.findByRole('region', { name: 'Figures' });
    const stop = listenToHotkeys(readCommands);

    fireEvent.keyDown(document.body, { code: 'Digit1', key: '1' });
    stop();

    await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent('days=7'));
    await waitFor(() => expect(asked).toHaveLength(2));
  });

  test('orders lead to the lists of one’s work', async () => {
    const { unmount } = open();
    expect(await screen.findByRole('link', { name: 'Paid' })).toHaveAttribute(
      'href',
      '/admin/transactions?kind=order_hold&first_on=2026-10-28&last_on=2026-11-26',
    );
    expect(screen.queryByRole('link', { name: 'Dispute' })).toBeNull();
    unmount();

    open(dashboardWithoutMoneyMock(), 'moderator');
    expect(await screen.findByRole('link', { name: 'Dispute' })).toHaveAttribute('href', '/admin/disputes');
    expect(screen.queryByRole('link', { name: 'Paid' })).toBeNull();
  });
});
