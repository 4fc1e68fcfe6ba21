import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import { readCommands } from '@/shared/desk/commands';
import { listenToHotkeys } from '@/shared/desk/hotkeys';
import { StaffContext } from '@/shared/desk/use-roles';
import { differenceMock } from '../backoffice.mock';
import type { Difference } from '../providers-api';
import { DifferenceQueue } from './difference-queue';

function open(differences: Difference[], at = '/admin/reconciliation') {
  const asked: string[] = [];
  const notes: unknown[] = [];
  const refusals: string[] = [];
  server.use(
    http.get(api('/admin/reconciliation/'), ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.json({ results: differences, next: null, previous: null });
    }),
    http.post(api('/admin/reconciliation/:id/resolve/'), async ({ request, params }) => {
      notes.push(await request.json());
      const code = refusals.shift();
      return code
        ? HttpResponse.json({ code, title: '', status: 404 }, { status: 404 })
        : HttpResponse.json({ id: params['id'] });
    }),
  );
  const view = renderApp(
    <StaffContext value={{ id: 'me', username: 'malika', role: 'finance' }}>
      <DifferenceQueue />
    </StaffContext>,
    { at },
  );
  return { ...view, asked, notes, refusals };
}

describe('DifferenceQueue', () => {
  test('says which side lacks the payment, and what each says', async () => {
    open([differenceMock()]);

    const row = within(await screen.findByRole('row', { name: /5305e3bab097f420a62ced0b/ }));
    expect(row.getByText('Only they have it')).toBeVisible();
    expect(row.getByText('Payme')).toBeVisible();
    expect(row.getByText(/500/)).toBeVisible();
    expect(row.getByText('—')).toBeVisible();
  });

  test('is closed with a note of at least ten characters, then asked again', async () => {
    const { user, asked, notes } = open([differenceMock()]);

    await user.click(await screen.findByRole('button', { name: 'Close it' }));
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByRole('button', { name: 'Close it' })).toHaveAttribute('aria-disabled', 'true');
    await user.type(dialog.getByLabelText('What was done'), 'Credited by hand');
    await user.click(dialog.getByRole('button', { name: 'Close it' }));

    await waitFor(() => expect(notes).toEqual([{ note: 'Credited by hand' }]));
    await waitFor(() => expect(asked).toEqual(['?is_open=true', '?is_open=true']));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  test('a refusal stands in the dialog and keeps the note', async () => {
    const { user, refusals } = open([differenceMock()]);
    refusals.push('payment.difference_not_found');

    await user.click(await screen.findByRole('button', { name: 'Close it' }));
    const dialog = within(screen.getByRole('dialog'));
    await user.type(dialog.getByLabelText('What was done'), 'Credited by hand');
    await user.click(dialog.getByRole('button', { name: 'Close it' }));

    expect(await dialog.findByRole('alert')).toHaveTextContent('dealt with meanwhile');
    expect(dialog.getByLabelText('What was done')).toHaveValue('Credited by hand');
  });

  test('what was dealt with shows its note and no button', async () => {
    const { asked } = open(
      [differenceMock({ resolved_at: '2026-11-23T08:00:00Z', note: 'Credited by hand' })],
      '/admin/reconciliation?is_open=false',
    );

    expect(await screen.findByText('Credited by hand')).toBeVisible();
    expect(asked).toEqual(['?is_open=false']);
    expect(screen.queryByRole('button', { name: 'Close it' })).toBeNull();
  });

  test('no difference is good news', async () => {
    open([]);

    expect(await screen.findByRole('heading', { name: 'The lists agree' })).toBeVisible();
  });

  test('a provider and a kind of difference are asked for by the address', async () => {
    const { asked } = open([], '/admin/reconciliation?provider=click&kind=late');

    expect(await screen.findByRole('button', { name: 'Clear the filters' })).toBeVisible();
    expect(asked).toEqual(['?is_open=true&provider=click&kind=late']);
  });

  test('r asks to close the row where one is', async () => {
    open([differenceMock()]);
    await screen.findByRole('button', { name: 'Close it' });
    const stop = listenToHotkeys(readCommands);

    fireEvent.keyDown(document.body, { code: 'KeyR', key: 'к' });
    stop();

    expect(await screen.findByRole('dialog', { name: 'Close this difference?' })).toBeVisible();
  });

  test('several days are told together, one alone is not', async () => {
    open([
      differenceMock(),
      differenceMock({ id: 'd2', external_id: 'second' }),
      differenceMock({ id: 'd3', external_id: 'third', day: '2026-11-23', their_amount: 70_000 }),
    ]);

    const days = within(await screen.findByRole('list', { name: 'By days' }));
    const [newest, older] = days.getAllByRole('listitem');
    expect(newest).toHaveTextContent('1 difference');
    expect(older).toHaveTextContent('2 differences');
  });
});
