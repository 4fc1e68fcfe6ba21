import { screen, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { beforeEach, expect, test, vi } from 'vitest';
import { seenVerdicts } from '@/features/moderation/seen-verdicts';
import { myVerdictMock, reasonsMock } from '@/features/moderation/shop.mock';
import type { MyVerdict } from '@/features/moderation/verdicts-api';
import { session } from '@/shared/api/session';
import { VerdictPage } from './verdict-page';

const WORDS = 'It was a joke between two friends who know each other.';

let told: string[];

function open(verdict: MyVerdict) {
  server.use(
    http.get(api('/auth/me/'), () => HttpResponse.json({ id: 'me' })),
    http.get(api('/reports/reasons/'), () => HttpResponse.json(reasonsMock())),
    http.get(api(`/profile/verdicts/${verdict.id}/`), () => HttpResponse.json(verdict)),
    http.post(api(`/profile/verdicts/${verdict.id}/seen/`), () => {
      told.push(verdict.id);
      return HttpResponse.json({ ...verdict, seen_at: '2026-11-26T09:00:00Z' });
    }),
  );
  return renderApp(<VerdictPage />, { at: `/verdicts/${verdict.id}`, path: '/verdicts/:id' });
}

beforeEach(() => {
  told = [];
  vi.spyOn(session, 'status', 'get').mockReturnValue('signed-in');
});

test('what was decided and why; an appeal is sent once and then shown', async () => {
  const verdict = myVerdictMock();
  const sent: unknown[] = [];
  const { user } = open(verdict);
  server.use(
    http.post(api(`/profile/verdicts/${verdict.id}/appeal/`), async ({ request }) => {
      sent.push(await request.json());
      const appeal = {
        text: WORDS,
        created_at: '2026-11-26T09:00:00Z',
        status: 'pending',
        decided_at: null,
        answer: '',
      };
      return HttpResponse.json({ ...verdict, appeal, appeal_until: null }, { status: 201 });
    }),
  );

  expect(await screen.findByRole('heading', { name: 'You have a warning' })).toBeVisible();
  expect(screen.getByText('Please stay polite with other people.')).toBeVisible();
  expect(await screen.findByText('Insult')).toBeVisible();
  expect(screen.getByText('In force')).toBeVisible();
  await vi.waitFor(() => expect(seenVerdicts('me')).toEqual([verdict.id]));
  await vi.waitFor(() => expect(told).toEqual([verdict.id]));

  const send = () => screen.getByRole('button', { name: 'Send the appeal' });
  await user.type(screen.getByLabelText(/Why the decision is wrong/), 'Too short');
  await user.click(send());
  expect(sent).toEqual([]);
  await user.clear(screen.getByLabelText(/Why the decision is wrong/));
  await user.type(screen.getByLabelText(/Why the decision is wrong/), WORDS);
  await user.click(send());

  const given = await screen.findByRole('region', { name: 'Your appeal' });
  expect(within(given).getByText('We read it and answer here')).toBeVisible();
  expect(within(given).getByText(WORDS)).toBeVisible();
  expect(sent).toEqual([{ text: WORDS }]);
});

test('a listing that is hidden until a day, too late to appeal', async () => {
  open(
    myVerdictMock({
      kind: 'hide',
      subject: { kind: 'listing', id: 'l1', title: 'Ace account' },
      expires_at: '2027-01-05T08:00:00Z',
      appeal_until: null,
    }),
  );

  expect(await screen.findByRole('heading', { name: 'Your listing was hidden' })).toBeVisible();
  expect(screen.getByText(/In force until/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Listing: Ace account' })).toHaveAttribute('href', '/listings/l1');
  expect(screen.getByText('It is too late to appeal: that was possible for 30 days.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Send the appeal' })).not.toBeInTheDocument();
});

test('an accepted appeal with its answer', async () => {
  open(
    myVerdictMock({
      ended_at: '2026-11-27T08:00:00Z',
      end_reason: 'appealed',
      appeal_until: null,
      appeal: {
        text: WORDS,
        created_at: '2026-11-26T09:00:00Z',
        status: 'accepted',
        decided_at: '2026-11-27T08:00:00Z',
        answer: 'You are right, we are sorry.',
      },
    }),
  );

  expect(await screen.findByText('Taken back after your appeal')).toBeVisible();
  expect(screen.getByText('Accepted')).toBeVisible();
  expect(screen.getByText('You are right, we are sorry.')).toBeVisible();
  expect(screen.queryByText('What follows')).not.toBeInTheDocument();
});

test('somebody else’s decision is not there', async () => {
  server.use(
    http.get(api('/auth/me/'), () => HttpResponse.json({ id: 'me' })),
    http.get(api('/profile/verdicts/v9/'), () =>
      HttpResponse.json({ code: 'verdict.not_found', title: '', status: 404 }, { status: 404 }),
    ),
  );
  renderApp(<VerdictPage />, { at: '/verdicts/v9', path: '/verdicts/:id' });

  expect(await screen.findByRole('heading', { level: 1 })).toBeVisible();
  expect(seenVerdicts('me')).toEqual([]);
});
