import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import { readCommands } from '@/shared/desk/commands';
import { listenToHotkeys } from '@/shared/desk/hotkeys';
import { StaffContext } from '@/shared/desk/use-roles';
import { providerCallMock } from '../backoffice.mock';
import type { ProviderCall } from '../providers-api';
import { ProviderCallQueue } from './provider-call-queue';

function open(calls: ProviderCall[], at = '/admin/provider-calls') {
  const asked: string[] = [];
  const reasons: unknown[] = [];
  const refusals: string[] = [];
  server.use(
    http.get(api('/admin/provider-calls/'), ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.json({ results: calls, next: null, previous: null });
    }),
    http.get(api('/admin/provider-calls/:id/'), ({ params }) =>
      HttpResponse.json(calls.find(({ id }) => id === params['id'])),
    ),
    http.post(api('/admin/provider-calls/:id/replay/'), async ({ request }) => {
      reasons.push(await request.json());
      const code = refusals.shift();
      return code
        ? HttpResponse.json({ code, title: '', status: 409 }, { status: 409 })
        : HttpResponse.json(providerCallMock({ outcome: 'accepted' }), { status: 201 });
    }),
  );
  const view = renderApp(
    <StaffContext value={{ id: 'me', username: 'malika', role: 'finance' }}>
      <ProviderCallQueue />
    </StaffContext>,
    { at },
  );
  return { ...view, asked, reasons, refusals };
}

describe('ProviderCallQueue', () => {
  test('asks by the days that the address names', async () => {
    const { asked } = open([], '/admin/provider-calls?first_on=2026-11-01&last_on=2026-11-02');

    await waitFor(() => expect(asked).toEqual(['?first_on=2026-11-01&last_on=2026-11-02']));
  });

  test('is filtered by provider and outcome in the address', async () => {
    const { user, asked } = open([providerCallMock()]);

    await user.click(await screen.findByRole('button', { name: 'Payme' }));
    await user.selectOptions(screen.getByLabelText('Outcome'), 'Failure of ours');

    await waitFor(() => expect(asked).toEqual(['', '?provider=payme', '?provider=payme&outcome=error']));
    expect(screen.getByTestId('address')).toHaveTextContent('?provider=payme&outcome=error');
  });

  test('shows headers, body, duration and outcome, and plays the call again for a reason', async () => {
    const { user, asked, reasons } = open([providerCallMock()]);

    await user.click(await screen.findByRole('button', { name: 'Look' }));
    const look = within(screen.getByRole('dialog'));
    expect(look.getByRole('region', { name: 'Body' })).toHaveTextContent('"method": "PerformTransaction"');
    expect(look.getByRole('region', { name: 'Headers' })).toHaveTextContent('user-agent: Payme');
    expect(look.getByText('14 ms')).toBeVisible();
    expect(look.getByText('Failure of ours')).toBeVisible();
    await user.click(look.getByRole('button', { name: 'Play it again' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Play this call again?' }));
    await user.type(dialog.getByLabelText('Reason'), 'The bug is mended');
    await user.click(dialog.getByRole('button', { name: 'Play it again' }));

    await waitFor(() => expect(reasons).toEqual([{ reason: 'The bug is mended' }]));
    await waitFor(() => expect(asked).toHaveLength(2));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  test('a call opens by its address, and p asks to play it again', async () => {
    const { unmount } = open([providerCallMock()], `/admin/provider-calls?open=${providerCallMock().id}`);
    expect(await screen.findByRole('dialog', { name: 'A call of Payme' })).toBeVisible();
    unmount();
    open([providerCallMock()]);
    await screen.findByRole('button', { name: 'Look' });
    const stop = listenToHotkeys(readCommands);

    fireEvent.keyDown(document.body, { code: 'KeyP', key: 'p' });
    stop();

    expect(await screen.findByRole('dialog', { name: 'Play this call again?' })).toBeVisible();
  });

  test('a call that is not there is told in the panel', async () => {
    server.use(
      http.get(api('/admin/provider-calls/gone/'), () =>
        HttpResponse.json({ code: 'request.not_found', title: '', status: 404 }, { status: 404 }),
      ),
    );
    open([], '/admin/provider-calls?open=gone');

    expect(await screen.findByRole('dialog', { name: "A provider's call" })).toBeVisible();
  });

  test('a forged call cannot be played again, and says why', async () => {
    const { user } = open([
      providerCallMock({ is_authentic: false, outcome: 'wrong_signature', can_replay: false }),
    ]);

    expect(await screen.findByText('No, forged')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Look' }));

    expect(screen.getByRole('button', { name: 'Play it again' })).toHaveAccessibleDescription(
      'Only a genuine call that was kept whole can be played again.',
    );
  });

  test('a refused replay keeps the reason', async () => {
    const { user, refusals } = open([providerCallMock()]);
    refusals.push('payment.provider_call_not_replayable');

    await user.click(await screen.findByRole('button', { name: 'Look' }));
    await user.click(screen.getByRole('button', { name: 'Play it again' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Play this call again?' }));
    await user.type(dialog.getByLabelText('Reason'), 'The bug is mended');
    await user.click(dialog.getByRole('button', { name: 'Play it again' }));

    expect(await dialog.findByRole('alert')).toHaveTextContent('cannot be played again');
    expect(dialog.getByLabelText('Reason')).toHaveValue('The bug is mended');
  });
});
