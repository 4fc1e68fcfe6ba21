import { screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { session } from '@/shared/api/session';
import { meMock } from '../users.mock';
import { SessionList } from './session-list';

const refuse = (status: number, code: string, params = {}) =>
  HttpResponse.json({ code, title: code, status, params }, { status });
const gone = () => new HttpResponse(null, { status: 204 });

beforeEach(() => {
  session.establish({ access: 'token', expires_in: 900, user: meMock() });
  server.use(
    http.get(api('/auth/me/'), () => HttpResponse.json(meMock())),
    http.get(api('/auth/google/config/'), () => refuse(404, 'auth.google_off')),
    http.get(api('/auth/step-up/'), () => HttpResponse.json({ methods: ['password'], until: null })),
  );
});
afterEach(() => session.end());

describe('devices', () => {
  const row = (changes: object) => ({
    id: 's1',
    browser: 'Chrome',
    system: 'Windows',
    kind: 'computer',
    place: 'Tashkent',
    ip: '84.54.1.x',
    created_at: '2026-11-01T00:00:00Z',
    last_used_at: '2026-11-25T00:00:00Z',
    is_current: false,
    ...changes,
  });

  test('another one is ended; this one has no such button', async () => {
    let rows = [
      row({ id: 's0', is_current: true }),
      row({ browser: 'Safari', system: 'iOS', kind: 'phone' }),
    ];
    server.use(
      http.get(api('/auth/sessions/'), () => HttpResponse.json({ results: rows })),
      http.delete(api('/auth/sessions/s1/'), () => {
        rows = rows.slice(0, 1);
        return gone();
      }),
    );
    const { user } = renderApp(<SessionList />);
    expect(await screen.findByText('This device')).toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: 'End the session: Safari · iOS' }));

    await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(1));
    expect(screen.getByRole('button', { name: 'End all others' })).toHaveAccessibleDescription(
      'You are signed in here only.',
    );
  });

  test('all others are ended after a question', async () => {
    const sent: unknown[] = [];
    server.use(
      http.get(api('/auth/sessions/'), () =>
        HttpResponse.json({ results: [row({ id: 's0', is_current: true }), row({})] }),
      ),
      http.post(api('/auth/sessions/end-all/'), async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ ended_count: 1 });
      }),
    );
    const { user } = renderApp(<SessionList />);
    await user.click(await screen.findByRole('button', { name: 'End all others' }));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'End all others' }));

    await waitFor(() => expect(sent).toEqual([{ keep_current: true }]));
  });
});
