import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { factsMock, meMock } from '@/features/users/users.mock';
import { session } from '@/shared/api/session';
import type { Schema } from '@/shared/api/types';
import { UserPage } from './user-page';

const SELLER: Schema<'PublicUserOut'> = {
  id: '01a20000-0000-7000-8000-0000000000b1',
  username: 'bobur',
  display_name: 'Bobur',
  about: '',
  avatar: null,
  availability: {
    away_until: null,
    opens_at: null,
    time_zone: 'Asia/Tashkent',
    work_from: null,
    work_to: null,
  },
  created_at: '2026-01-01T00:00:00Z',
  facts: factsMock(),
  is_verified: false,
  plan: 'free',
  rating: null,
  rating_count: 0,
  sales_count: 0,
  active_listing_count: 0,
};

const report = () => screen.queryByRole('button', { name: 'Report this' });

function open() {
  return renderApp(<UserPage />, { at: '/users/bobur', path: '/users/:username' });
}

beforeEach(() => {
  server.use(
    http.get(api('/users/bobur/'), () => HttpResponse.json(SELLER)),
    http.get(api('/listings/'), () => HttpResponse.json({ results: [], next: null, previous: null })),
    http.get(api('/auth/me/'), () => HttpResponse.json(meMock())),
  );
});

afterEach(() => vi.restoreAllMocks());

test('until it is known who reads, nothing offers to report them: a press would lead to the sign-in', async () => {
  vi.spyOn(session, 'status', 'get').mockReturnValue('starting');
  open();

  expect(await screen.findByText('Nothing on sale right now')).toBeInTheDocument();
  expect(report()).not.toBeInTheDocument();
});

test.each(['signed-in', 'signed-out'] as const)('somebody %s may report them', async (status) => {
  vi.spyOn(session, 'status', 'get').mockReturnValue(status);
  open();

  expect(await screen.findByRole('button', { name: 'Report this' })).toBeInTheDocument();
});

test('oneself is edited, not reported', async () => {
  vi.spyOn(session, 'status', 'get').mockReturnValue('signed-in');
  server.use(http.get(api('/auth/me/'), () => HttpResponse.json(meMock({ id: SELLER.id }))));
  open();

  expect(await screen.findByRole('link', { name: 'Edit profile' })).toBeInTheDocument();
  expect(report()).not.toBeInTheDocument();
});
