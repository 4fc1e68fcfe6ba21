import { screen, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import type { MyReport } from '@/features/moderation/reports-api';
import { myReportMock, reasonsMock } from '@/features/moderation/shop.mock';
import { MyReportsPage } from './my-reports-page';

function open(...results: MyReport[]) {
  server.use(
    http.get(api('/reports/reasons/'), () => HttpResponse.json(reasonsMock())),
    http.get(api('/profile/reports/'), () => HttpResponse.json({ results, next: null, previous: null })),
  );
  return renderApp(<MyReportsPage />, { at: '/reports', path: '/reports' });
}

test('what was reported, why, and what came of it', async () => {
  const closed_at = '2026-11-27T08:00:00Z';
  open(
    myReportMock(),
    myReportMock({
      id: 'r2',
      subject: { kind: 'message', id: 'm1', title: '' },
      reason: 'insult',
      status: 'resolved',
      outcome: 'acted',
      closed_at,
    }),
    myReportMock({ id: 'r3', status: 'rejected', outcome: 'no_breach', closed_at }),
    myReportMock({ id: 'r4', status: 'investigating' }),
  );

  const [first, second, third, fourth] = await screen.findAllByRole('listitem');
  expect(within(first as HTMLElement).getByRole('link')).toHaveAttribute(
    'href',
    `/listings/${myReportMock().subject.id}`,
  );
  expect(first).toHaveTextContent('Waits for a look');
  await within(first as HTMLElement).findByText('Listing · The account is stolen');
  expect(second).toHaveTextContent('Message in a chat');
  expect(second).toHaveTextContent('We acted on it');
  expect(within(second as HTMLElement).queryByRole('link')).not.toBeInTheDocument();
  expect(third).toHaveTextContent('No breach found');
  expect(fourth).toHaveTextContent('We are looking into it');
});

test('nothing yet: where the way to report is', async () => {
  open();

  expect(await screen.findByRole('heading', { name: 'You have reported nothing' })).toBeVisible();
});
