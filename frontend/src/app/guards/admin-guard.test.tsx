import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Me } from '@/features/users/api';
import { meMock } from '@/features/users/users.mock';
import { AdminLoginPage } from '@/pages/admin-login/admin-login-page';
import { session } from '@/shared/api/session';
import { useStaff } from '@/shared/desk/use-roles';
import { Route, Routes } from '@/shared/router/router';
import { AdminGuard } from './admin-guard';
import { RoleRoute } from './role-route';

function Desk() {
  const { username, role } = useStaff();
  return <p>{`${username} works as ${role}`}</p>;
}

function open(me: Partial<Me> | null, at = '/admin/withdrawals?status=paid') {
  if (me) {
    const user = meMock(me);
    session.establish({ access: 'token', expires_in: 900, user });
    server.use(http.get(api('/auth/me/'), () => HttpResponse.json(user)));
  }
  return renderApp(
    <Routes>
      <Route path="/admin/login" element={<AdminLoginPage />} />
      <Route element={<AdminGuard />}>
        <Route path="/admin" element={<Desk />} />
        <Route element={<RoleRoute roles={['finance']} />}>
          <Route path="/admin/withdrawals" element={<Desk />} />
        </Route>
      </Route>
      <Route path="*" element={<p>the shop</p>} />
    </Routes>,
    { at },
  );
}

describe('AdminGuard', () => {
  beforeEach(() => session.startAsGuest());
  afterEach(() => session.end());

  test('sends a guest to the sign-in of the staff, and the address along', async () => {
    open(null);

    expect(await screen.findByRole('heading', { name: 'Staff sign-in' })).toBeVisible();
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/admin/login?next=%2Fadmin%2Fwithdrawals%3Fstatus%3Dpaid',
    );
    expect(screen.queryByText(/google/i)).toBeNull();
  });

  test('tells a member of the shop who they are, and lets them out', async () => {
    const { user } = open({ username: 'aziz' });

    expect(await screen.findByRole('heading', { name: 'This account is not of the staff' })).toBeVisible();
    expect(screen.getByText(/@aziz/)).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'To the shop' }));
    expect(screen.getByText('the shop')).toBeVisible();
  });

  test('asks staff for the second step first', async () => {
    open({ is_staff: true, two_factor_due: true });

    expect(await screen.findByRole('heading', { name: 'First the second step at sign-in' })).toBeVisible();
    expect(screen.getByTestId('address')).toHaveTextContent('/admin/withdrawals?status=paid');
  });

  test('lets the staff in, and an admin everywhere', async () => {
    open({ username: 'dilnoza', is_staff: true, staff_role: 'admin' });

    expect(await screen.findByText('dilnoza works as admin')).toBeVisible();
  });

  test('keeps a moderator out of the money, inside the frame', async () => {
    open({ is_staff: true, staff_role: 'moderator' });

    expect(await screen.findByRole('heading', { name: 'This page is not part of your work' })).toBeVisible();
    expect(screen.getByText(/Finance, Admin/)).toBeVisible();
  });

  test('goes on from the sign-in to where one came from, never out of the desk', async () => {
    open(
      { username: 'dilnoza', is_staff: true, staff_role: 'finance' },
      '/admin/login?next=%2Fadmin%2Fwithdrawals',
    );
    expect(await screen.findByText('dilnoza works as finance')).toBeVisible();
    expect(screen.getByTestId('address')).toHaveTextContent('/admin/withdrawals');
  });

  test('goes to the dashboard when the address after sign-in is not of the desk', async () => {
    open({ is_staff: true, staff_role: 'finance' }, '/admin/login?next=%2Fwallet');

    expect(await screen.findByText(/works as finance/)).toBeVisible();
    expect(screen.getByTestId('address').textContent).toBe('/admin');
  });
});
