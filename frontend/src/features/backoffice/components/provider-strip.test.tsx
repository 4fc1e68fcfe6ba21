import { screen, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { StaffContext } from '@/shared/desk/use-roles';
import type { Provider } from '../providers-api';
import { ProviderStrip } from './provider-strip';

function providerMock(changes: Partial<Provider> = {}): Provider {
  return {
    code: 'payme',
    name: 'Payme',
    is_enabled: true,
    is_connected: true,
    clearing: 5_000_000,
    deposits_today: 700_000,
    payouts_today: 0,
    calls_failed_24h: 0,
    last_reconciled_on: '2026-11-25',
    open_differences: 0,
    min_amount: 1000,
    max_amount: 10_000_000,
    ...changes,
  };
}

function open(providers: Provider[]) {
  server.use(http.get(api('/admin/providers/'), () => HttpResponse.json(providers)));
  return renderApp(
    <StaffContext value={{ id: 'me', username: 'malika', role: 'finance' }}>
      <ProviderStrip />
    </StaffContext>,
  );
}

test('what went wrong leads to its list; who holds nothing and is off is left out', async () => {
  open([
    providerMock({ calls_failed_24h: 3, open_differences: 1 }),
    providerMock({ code: 'humo', name: 'Humo', is_enabled: false, clearing: 0 }),
    providerMock({ code: 'click', name: 'Click', is_enabled: false, clearing: 5 }),
  ]);

  const strip = within(await screen.findByRole('list', { name: 'Providers' }));
  expect(strip.getByRole('link', { name: 'Failed calls: 3' })).toHaveAttribute(
    'href',
    '/admin/provider-calls?provider=payme&outcome=error',
  );
  expect(strip.getByRole('link', { name: 'Differences: 1' })).toHaveAttribute(
    'href',
    '/admin/reconciliation?provider=payme',
  );
  expect(strip.queryByText('Humo')).toBeNull();
  expect(strip.getByText('switched off')).toBeVisible();
});

test('its place is kept until it is known, so that the table below does not move', async () => {
  const { container } = open([providerMock()]);
  expect(container.querySelectorAll('.skeleton').length).toBeGreaterThan(0);

  expect(await screen.findByRole('list', { name: 'Providers' })).toBeVisible();
  expect(container.querySelectorAll('.skeleton')).toHaveLength(0);
});
