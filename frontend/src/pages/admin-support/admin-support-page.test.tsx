import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { deskSupportMock } from '@/features/support/support.mock';
import { StaffContext } from '@/shared/desk/use-roles';
import { AdminSupportPage } from './admin-support-page';

function open(results: unknown[]) {
  const asked: string[] = [];
  server.use(
    http.get(api('/admin/support/'), ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.json({ results, next: null, previous: null });
    }),
  );
  renderApp(
    <StaffContext value={{ id: 'me', username: 'malika', role: 'finance' }}>
      <AdminSupportPage />
    </StaffContext>,
    { at: '/admin/support?topic=payment', path: '/admin/support' },
  );
  return asked;
}

test('who waits stands with number and topic, and a guest with the address', async () => {
  const guest = deskSupportMock({ id: 's2', number: 'S-GUEST2', person: null, email: 'g***@example.uz' });
  const asked = open([deskSupportMock(), guest]);

  expect((await screen.findAllByText('S-K4M7Q2'))[0]).toBeVisible();
  expect(screen.getAllByText('g***@example.uz')[0]).toBeVisible();
  expect(asked[0]).toContain('topic=payment');
});

test('nothing waits', async () => {
  open([]);

  expect(await screen.findByText(/Everybody who asked something has an answer|Nothing/)).toBeVisible();
});
