import { screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { describe, expect, test, vi } from 'vitest';
import type { AuditLine } from '@/features/backoffice/audit-desk-api';
import { personMock } from '@/features/backoffice/desk.mock';
import '@/shared/desk/desk-problem-words';
import { type Staff, StaffContext } from '@/shared/desk/use-roles';
import { AdminAuditPage } from './admin-audit-page';

const LINE: AuditLine = {
  id: '01a20000-0000-7000-8000-0000000000a1',
  at: '2026-11-26T08:00:00Z',
  actor_kind: 'user',
  actor_name: 'malika',
  actor: { id: 'me', username: 'malika' },
  action: 'user.role_changed',
  target: 'user',
  target_id: personMock().id,
  details: { before: { staff_role: '' }, after: { staff_role: 'finance' }, reason: 'Works with payouts' },
  ip: '10.0.0.1',
  user_agent: 'Firefox',
};

function open(lines: AuditLine[], at = '/admin/audit', role: Staff['role'] = 'admin') {
  const asked: string[] = [];
  server.use(
    http.get(api('/admin/audit/'), ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.json({ results: lines, next: null, previous: null });
    }),
  );
  const view = renderApp(
    <StaffContext value={{ id: 'me', username: 'malika', role }}>
      <AdminAuditPage />
    </StaffContext>,
    { at },
  );
  return { ...view, asked };
}

describe('AdminAuditPage', () => {
  test('an act opens with what it changed and leads to whom it was done', async () => {
    open([LINE], `/admin/audit?open=${LINE.id}`);

    const panel = within(await screen.findByRole('dialog'));
    expect(panel.getByRole('heading', { name: 'Role changed' })).toBeVisible();
    expect(panel.getByText('Works with payouts')).toBeVisible();
    expect(panel.getByText('finance')).toBeVisible();
    expect(panel.getByRole('link', { name: /^Person/ })).toHaveAttribute(
      'href',
      `/admin/users/${personMock().id}`,
    );
  });

  test('who is nobody in particular is named in words, and the shop with its part', async () => {
    const nobody = { ...LINE, actor: null, actor_name: '' };
    open([
      { ...nobody, id: 'a', actor_kind: 'visitor' },
      { ...nobody, id: 'b', actor_kind: 'system', actor_name: 'payments' },
    ]);

    expect(await screen.findByText('Guest')).toBeInTheDocument();
    expect(screen.getByText('The shop · payments')).toBeInTheDocument();
    expect(screen.queryByText('visitor')).not.toBeInTheDocument();
  });

  test('filters are asked for by the names that the server knows', async () => {
    const { asked } = open(
      [],
      '/admin/audit?search=malika&action=user.block&target=user&ip=10.0.0.1&first_on=2026-11-01',
    );

    await waitFor(() => expect(asked).toHaveLength(1));
    expect(Object.fromEntries(new URLSearchParams(asked[0]))).toEqual({
      actor: 'malika',
      action: 'user.block',
      target: 'user',
      ip: '10.0.0.1',
      first_on: '2026-11-01',
    });
    expect(await screen.findByRole('button', { name: 'Clear the filters' })).toBeVisible();
  });

  test('nobody but an admin asks', async () => {
    const { asked } = open([LINE], '/admin/audit', 'finance');

    expect(await screen.findByRole('heading', { name: 'Audit log' })).toBeVisible();
    expect(asked).toEqual([]);
  });

  test('a refusal is told in place of the rows', async () => {
    server.use(
      http.get(api('/admin/audit/'), () =>
        HttpResponse.json({ code: 'auth.not_permitted', title: '', status: 403 }, { status: 403 }),
      ),
    );
    renderApp(
      <StaffContext value={{ id: 'me', username: 'malika', role: 'admin' }}>
        <AdminAuditPage />
      </StaffContext>,
    );

    expect(await screen.findByRole('heading', { name: 'Audit log' })).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('row', { name: /malika/ })).toBeNull());
  });

  test('what is shown is kept as a file', async () => {
    const kept: Blob[] = [];
    vi.stubGlobal(
      'URL',
      Object.assign(class extends URL {}, {
        createObjectURL: (blob: Blob) => {
          kept.push(blob);
          return '#';
        },
        revokeObjectURL: () => undefined,
      }),
    );
    const { user } = open([LINE]);
    await screen.findByRole('row', { name: /Role changed/ });

    await user.click(screen.getByRole('button', { name: 'What is shown as CSV' }));

    const lines = (await kept[0]?.text())?.split('\r\n');
    expect(lines?.[1]).toContain('malika,Role changed,Person');
    expect(lines?.[1]).toContain('Works with payouts');
    vi.unstubAllGlobals();
  });
});
