import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { beforeEach, expect, test, vi } from 'vitest';
import { myVerdictMock, reasonsMock } from '@/features/moderation/shop.mock';
import { session } from '@/shared/api/session';
import { WarningPlace } from './warning-place';

let told: unknown[];

beforeEach(() => {
  told = [];
  vi.spyOn(session, 'status', 'get').mockReturnValue('signed-in');
  server.use(
    http.get(api('/auth/me/'), () => HttpResponse.json({ id: 'me' })),
    http.get(api('/reports/reasons/'), () => HttpResponse.json(reasonsMock())),
    http.post(api('/profile/verdicts/:id/seen/'), ({ params }) => {
      told.push(params.id);
      return HttpResponse.json(myVerdictMock({ seen_at: '2026-11-26T09:00:00Z' }));
    }),
    http.get(api('/profile/verdicts/'), () =>
      HttpResponse.json({
        results: [
          myVerdictMock({ id: 'v2', kind: 'hide', text: 'It praised itself.' }),
          myVerdictMock({ id: 'v1' }),
        ],
        next: null,
        previous: null,
      }),
    ),
  );
});

test('each decision is read once, the oldest first, and does not come again', async () => {
  const { user, unmount } = renderApp(<WarningPlace />, { at: '/catalog' });
  expect(await screen.findByRole('dialog', { name: 'You have a warning' })).toHaveTextContent(
    'Please stay polite with other people.',
  );
  // Esc and the cross are no reading.
  expect(screen.getByRole('button', { name: 'Close' })).toBeDisabled();

  await user.click(screen.getByRole('button', { name: 'Understood' }));
  expect(await screen.findByRole('dialog', { name: 'Your review was hidden' })).toHaveTextContent(
    'It praised itself.',
  );
  await user.click(screen.getByRole('link', { name: 'Read all of it' }));
  expect(screen.getByTestId('address')).toHaveTextContent('/verdicts/v2');
  await vi.waitFor(() => expect(told).toEqual(['v1', 'v2']));
  unmount();

  const again = renderApp(<WarningPlace />, { at: '/catalog' });
  await vi.waitFor(() => expect(again.queryClient.getQueryData(['verdicts', 'recent'])).toBeDefined());
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});

test('the decision’s own page is not covered', async () => {
  const { queryClient } = renderApp(<WarningPlace />, { at: '/verdicts/v1' });
  await vi.waitFor(() => expect(queryClient.getQueryData(['verdicts', 'recent'])).toBeDefined());
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});
