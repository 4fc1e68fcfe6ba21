import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deskUserMock, personMock } from '@/features/backoffice/desk.mock';
import type { DeskUser } from '@/features/backoffice/users-desk-api';
import '@/shared/desk/desk-problem-words';
import { readCommands } from '@/shared/desk/commands';
import { listenToHotkeys } from '@/shared/desk/hotkeys';
import { type Staff, StaffContext } from '@/shared/desk/use-roles';
import { AdminUserPage } from './admin-user-page';

const ID = personMock().id;

function open(
  user: DeskUser,
  { role = 'moderator', search = '' }: { role?: Staff['role']; search?: string } = {},
) {
  server.use(
    http.get(api('/reports/reasons/'), () =>
      HttpResponse.json({
        user: [
          {
            code: 'fraud',
            label: { uz: 'Firibgarlik', ru: 'Мошенничество', en: 'Fraud' },
            asks_text: false,
            children: [],
          },
        ],
      }),
    ),
    http.get(api(`/admin/users/${ID}/`), () => HttpResponse.json(user)),
  );
  return renderApp(
    <StaffContext value={{ id: 'me', username: 'malika', role }}>
      <AdminUserPage />
    </StaffContext>,
    { at: `/admin/users/${ID}${search}`, path: '/admin/users/:id' },
  );
}

async function fillBlock(user: ReturnType<typeof open>['user']) {
  await user.click(await screen.findByRole('button', { name: 'Block' }));
  const dialog = within(screen.getByRole('dialog'));
  await user.selectOptions(dialog.getByLabelText('Reason'), 'fraud');
  await user.type(dialog.getByLabelText('What the person reads'), 'You sold one account twice');
  return dialog;
}

describe('AdminUserPage', () => {
  let stop = () => {};
  beforeEach(() => {
    stop = listenToHotkeys(readCommands);
  });
  afterEach(() => stop());

  test('a block shows what it touches and wants the username typed', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(api(`/admin/users/${ID}/block/`), async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(deskUserMock({ is_blocked: true, allowed_events: ['unblock', 'note'] }));
      }),
    );
    const { user } = open(deskUserMock());

    const dialog = await fillBlock(user);
    expect(dialog.getByText('Paid orders that become disputes for us: 3')).toBeVisible();
    expect(dialog.getByText('Listings taken off sale: 3')).toBeVisible();
    expect(dialog.getByRole('button', { name: 'Block' })).toHaveAttribute('aria-disabled', 'true');
    await user.type(dialog.getByLabelText('Type dilnoza to be sure'), 'dilnoza');
    await user.click(dialog.getByRole('button', { name: 'Block' }));

    await waitFor(() =>
      expect(sent).toEqual([{ reason: 'fraud', text: 'You sold one account twice', expires_at: null }]),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  test('a refused block is told in the dialog and keeps its words', async () => {
    server.use(
      http.post(api(`/admin/users/${ID}/block/`), () =>
        HttpResponse.json({ code: 'user.blocked_already', title: '', status: 409 }, { status: 409 }),
      ),
    );
    const { user } = open(deskUserMock());

    const dialog = await fillBlock(user);
    await user.type(dialog.getByLabelText('Type dilnoza to be sure'), 'dilnoza');
    await user.click(dialog.getByRole('button', { name: 'Block' }));

    expect(await dialog.findByText('This person is blocked already.')).toBeVisible();
    expect(dialog.getByLabelText('What the person reads')).toHaveValue('You sold one account twice');
  });

  test('only what the server allows stands there', async () => {
    open(deskUserMock({ allowed_events: ['unblock', 'note'], is_blocked: true }));

    expect(await screen.findByRole('button', { name: 'Unblock' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Block' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Change the role' })).toBeNull();
  });

  test('a moderator has no wallet tab, finance has one and no sessions', async () => {
    const { unmount } = open(deskUserMock());
    expect(await screen.findByRole('tab', { name: 'Sessions' })).toBeVisible();
    expect(screen.queryByRole('tab', { name: 'Wallet' })).toBeNull();
    unmount();

    open(deskUserMock({ allowed_events: ['note'] }), { role: 'finance' });
    expect(await screen.findByRole('tab', { name: 'Wallet' })).toBeVisible();
    expect(screen.queryByRole('tab', { name: 'Sessions' })).toBeNull();
  });

  test('a note is added; nothing written, nothing sent', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(api(`/admin/users/${ID}/notes/`), async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(
          { id: 'n', author: personMock(), text: 'Called them', created_at: '2026-11-26T08:00:00Z' },
          { status: 201 },
        );
      }),
    );
    const { user } = open(deskUserMock(), { search: '?tab=notes' });

    await user.type(await screen.findByLabelText('Note'), 'Called them');
    await user.click(screen.getByRole('button', { name: 'Add the note' }));

    await waitFor(() => expect(sent).toEqual([{ text: 'Called them' }]));
    await waitFor(() => expect(screen.getByLabelText('Note')).toHaveValue(''));
    expect(screen.getByRole('button', { name: 'Add the note' })).toHaveAttribute('aria-disabled', 'true');
  });

  test('an admin gives a role with a reason', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(api(`/admin/users/${ID}/role/`), async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(deskUserMock({ staff_role: 'finance' }));
      }),
    );
    const { user } = open(deskUserMock({ allowed_events: ['set_role'] }), { role: 'admin' });

    await user.click(await screen.findByRole('button', { name: 'Change the role' }));
    const dialog = within(screen.getByRole('dialog'));
    await user.selectOptions(dialog.getByLabelText('Role'), 'finance');
    await user.type(dialog.getByLabelText('Reason'), 'Works with payouts from today');
    await user.click(dialog.getByRole('button', { name: 'Change the role' }));

    await waitFor(() =>
      expect(sent).toEqual([{ staff_role: 'finance', reason: 'Works with payouts from today' }]),
    );
  });

  test('m goes to the notes and writes, b asks before it blocks', async () => {
    open(deskUserMock());
    await screen.findByRole('button', { name: 'Block' });

    fireEvent.keyDown(document.body, { code: 'KeyM', key: 'ь' });
    await waitFor(() => expect(screen.getByLabelText('Note')).toHaveFocus());
    expect(screen.getByTestId('address')).toHaveTextContent('tab=notes');
    expect(screen.getByText('No notes yet.')).toBeVisible();
    fireEvent.keyDown(document.body, { code: 'KeyB', key: 'и' });

    expect(await screen.findByRole('dialog', { name: 'Block dilnoza?' })).toBeVisible();
  });

  test('finance sees the wallet and asks for no orders, sessions or acts', async () => {
    const asked: string[] = [];
    server.use(
      http.get(api(`/admin/users/${ID}/:part/`), ({ params }) => {
        asked.push(String(params['part']));
        return HttpResponse.json({ results: [], next: null, previous: null });
      }),
    );
    const wallet = { available: 700_000, held: 0, payout_reserved: 0, in_escrow: 0, debt: 5_000 };
    open(deskUserMock({ allowed_events: ['note'], wallet }), { role: 'finance', search: '?tab=wallet' });

    expect(await screen.findByText('Their money has not moved yet.')).toBeVisible();
    expect(screen.getAllByText(/700\s000/)[0]).toBeVisible();
    expect(asked).toEqual(['transactions']);
  });

  test('somebody who is not there is told, with a way to try again', async () => {
    server.use(http.get(api('/reports/reasons/'), () => HttpResponse.json({ user: [] })));
    server.use(
      http.get(api(`/admin/users/${ID}/`), () =>
        HttpResponse.json({ code: 'user.not_found', title: '', status: 404 }, { status: 404 }),
      ),
    );
    renderApp(
      <StaffContext value={{ id: 'me', username: 'malika', role: 'moderator' }}>
        <AdminUserPage />
      </StaffContext>,
      { at: `/admin/users/${ID}`, path: '/admin/users/:id' },
    );

    await waitFor(() => expect(screen.queryByRole('status', { name: 'Loading' })).toBeNull());
    expect(screen.queryByRole('tab')).toBeNull();
  });

  test('a moderator sees what was reported of somebody, each leading to its case', async () => {
    server.use(
      http.get(api(`/admin/users/${ID}/reports/`), () =>
        HttpResponse.json({
          results: [
            {
              id: 'r1',
              status: 'pending',
              subject: { kind: 'listing', id: 'l1', title: 'Level 80', link: '/admin/listings/l1' },
              voice_count: 3,
              weight: 5,
              reasons: [{ code: 'fraud', count: 3 }],
              created_at: '2020-01-01T00:00:00Z',
              closed_at: null,
              sla_at: '2020-01-02T00:00:00Z',
              tone: 'late',
            },
          ],
          next: null,
          previous: null,
        }),
      ),
    );
    open(deskUserMock(), { search: '?tab=reports' });

    const list = within(await screen.findByRole('list', { name: 'Reports' }));
    expect(list.getByRole('link', { name: 'Level 80' })).toHaveAttribute('href', '/admin/reports/r1');
    expect(list.getByText('3 people')).toBeVisible();
    expect(await list.findByText('Fraud')).toBeVisible();
    expect(list.getByText(/ d over$/)).toBeVisible();
  });
});
