import { renderHook, waitFor } from '@testing-library/react';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { send } from './client';
import { type Problem, toProblem } from './problem';
import { session } from './session';
import { useStepUpDemand } from './step-up';
import type { Schema } from './types';

let asked: { key: string | null; body: unknown }[];
let isProved: boolean;

beforeEach(() => {
  asked = [];
  isProved = false;
  session.establish({ access: 'token', expires_in: 900, user: { id: '1' } as Schema<'MeOut'> });
  server.use(
    http.post(api('/payments/withdraw/'), async ({ request }) => {
      asked.push({ key: request.headers.get('Idempotency-Key'), body: await request.json() });
      if (isProved) return HttpResponse.json({ id: 'w1' }, { status: 201 });
      const params = { methods: ['password'] };
      return HttpResponse.json(
        { code: 'auth.step_up_required', title: '', status: 403, params },
        { status: 403 },
      );
    }),
  );
});
afterEach(() => session.end());

const withdraw = (key = 'k1') =>
  send<{ id: string }>('/api/v1/payments/withdraw/', {
    method: 'POST',
    body: { amount: 50_000 },
    idempotencyKey: key,
  });

const demand = async () => {
  const { result } = renderHook(() => useStepUpDemand());
  await waitFor(() => expect(result.current).not.toBeNull());
  return result;
};

test('the same request goes out again once it is proved, with the same key', async () => {
  const answer = withdraw();
  const open = await demand();
  expect(open.current?.problem.params['methods']).toEqual(['password']);
  isProved = true;

  open.current?.end(true);

  expect(await answer).toEqual({ id: 'w1' });
  const one = { key: 'k1', body: { amount: 50_000 } };
  expect(asked).toEqual([one, one]);
  await waitFor(() => expect(open.current).toBeNull());
  expect(session.status).toBe('signed-in');
});

test('two requests at once ask once', async () => {
  const answers = Promise.all([withdraw('k1'), withdraw('k2')]);
  const open = await demand();
  await waitFor(() => expect(asked).toHaveLength(2));
  isProved = true;

  open.current?.end(true);

  expect(await answers).toEqual([{ id: 'w1' }, { id: 'w1' }]);
});

test.each([
  ['whoever would rather not is told that nothing was done', () => undefined],
  ['signing out ends the question', () => session.end()],
])('%s', async (_, leave) => {
  const refused = withdraw().catch((error: unknown): Problem => toProblem(error));
  const open = await demand();

  leave();
  open.current?.end(false);

  expect(await refused).toMatchObject({ code: 'auth.step_up_required', status: 403 });
  expect(asked).toHaveLength(1);
});

test('where nothing can ask, the refusal comes through instead of waiting for ever', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let refusal: Problem | null = null;
  withdraw().catch((error: unknown) => {
    refusal = toProblem(error);
  });

  await vi.waitFor(() => expect(asked).toHaveLength(1));
  await vi.waitFor(() => expect(refusal).toMatchObject({ code: 'auth.step_up_required' }), {
    timeout: 15_000,
    interval: 1_000,
  });
  vi.useRealTimers();

  expect(asked).toHaveLength(1);
});
