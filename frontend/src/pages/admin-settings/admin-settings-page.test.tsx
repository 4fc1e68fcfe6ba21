import { screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import type { Setting } from '@/features/backoffice/settings-api';
import { StaffContext } from '@/shared/desk/use-roles';
import { AdminSettingsPage } from './admin-settings-page';

const HOLD: Setting = {
  key: 'sellers.hold_hours',
  kind: 'hours',
  value: 48,
  default: 72,
  least: 0,
  most: 720,
  updated_at: '2026-11-20T06:00:00Z',
  updated_by: { id: 'bobur', username: 'bobur' },
};

async function open(settings: Setting[] = [HOLD], at = '/admin/settings') {
  const sent: unknown[] = [];
  server.use(
    http.get(api('/admin/settings/'), () => HttpResponse.json({ results: settings })),
    http.patch(api('/admin/settings/sellers.hold_hours/'), async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ ...HOLD, value: 24 });
    }),
  );
  const view = renderApp(
    <StaffContext value={{ id: 'me', username: 'malika', role: 'admin' }}>
      <AdminSettingsPage />
    </StaffContext>,
    { at },
  );
  await screen.findByRole('searchbox', { name: 'Search the settings' });
  return { ...view, sent };
}

describe('AdminSettingsPage', () => {
  test('says what a value is, what it is usually, and who changed it', async () => {
    await open();

    const row = within(screen.getByRole('listitem'));
    expect(row.getByText('48 h')).toBeVisible();
    expect(row.getByText('Changed')).toBeVisible();
    expect(row.getByText(/bobur changed it .*; usually 72 h/)).toBeVisible();
  });

  test('a value out of its bounds is not sent; one within them is, with the reason', async () => {
    const { user, sent } = await open();
    await user.click(screen.getByRole('button', { name: 'Change: New sellers wait for their money' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText(/^Why/), 'Sellers wait too long');
    await user.clear(dialog.getByLabelText('Value'));
    await user.type(dialog.getByLabelText('Value'), '9000');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await dialog.findByText('Enter a whole number from 0 h to 720 h.')).toBeVisible();
    expect(sent).toEqual([]);

    await user.clear(dialog.getByLabelText('Value'));
    await user.type(dialog.getByLabelText('Value'), '24');
    await user.click(dialog.getByRole('button', { name: 'Save' }));

    await waitFor(() => expect(sent).toEqual([{ value: 24, reason: 'Sellers wait too long' }]));
    expect(await screen.findByText('The new value holds from now on.')).toBeVisible();
  });

  test('one press brings back what is usual', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('button', { name: 'Change: New sellers wait for their money' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Back to what is usual: 72 h' }));

    expect(dialog.getByLabelText('Value')).toHaveValue('72');
    expect(dialog.queryByRole('button', { name: /^Back to/ })).toBeNull();
  });

  test('they stand by what they are of, and are found by their words', async () => {
    const sla: Setting = { ...HOLD, key: 'moderation.sla_hours' };
    const { user } = await open([HOLD, sla]);
    expect(within(screen.getByRole('list', { name: 'Sellers' })).getAllByRole('listitem')).toHaveLength(1);
    expect(screen.getByRole('list', { name: 'Moderation' })).toBeVisible();

    await user.type(screen.getByRole('searchbox'), 'waits at most');

    await waitFor(() => expect(screen.queryByRole('list', { name: 'Sellers' })).toBeNull());
    expect(screen.getByRole('heading', { name: 'A listing waits at most' })).toBeVisible();
  });

  test('a search that finds nothing says so', async () => {
    await open([HOLD], '/admin/settings?search=nonsense');

    expect(screen.getByText('Nothing matches')).toBeVisible();
  });

  test('a value that nobody has words for is still shown by its key', async () => {
    await open([{ ...HOLD, key: 'new.thing', kind: 'count', value: 72, updated_at: null, updated_by: null }]);

    expect(screen.getByRole('heading', { name: 'new.thing' })).toBeVisible();
    expect(screen.getByText('Usually 72')).toBeVisible();
  });
});
