import { api, server } from '@tests/server';
import { delay, HttpResponse, http } from 'msw';
import { describe, expect, test, vi } from 'vitest';
import { send } from './client';

/** The pauses between repeats pass at once. */
function skipPauses(): void {
  const real = globalThis.setTimeout;
  const soon = (work: (...args: unknown[]) => void, _ms?: number, ...args: unknown[]) =>
    real(work, 0, ...args);
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(soon as typeof setTimeout);
}

function unavailable() {
  return HttpResponse.json({ code: 'service.unavailable', title: 'x', params: {} }, { status: 503 });
}

test('without a connection nothing is sent, and it is said so', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  let asked = 0;
  server.use(
    http.post(api('/orders/'), () => {
      asked += 1;
      return HttpResponse.json({});
    }),
  );

  await expect(send('/api/v1/orders/', { method: 'POST', idempotencyKey: 'k' })).rejects.toMatchObject({
    code: 'client.offline',
    isNetwork: true,
  });
  expect(asked).toBe(0);
});

test('a write that broke off may have arrived: a connection lost meanwhile changes nothing about that', async () => {
  skipPauses();
  const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true);
  server.use(
    http.post(api('/orders/'), () => {
      onLine.mockReturnValue(false);
      return HttpResponse.error();
    }),
  );

  await expect(send('/api/v1/orders/', { method: 'POST', idempotencyKey: 'k' })).rejects.toMatchObject({
    code: 'client.network',
  });
});

test('without a connection a read is tried once: the next try would end as this one', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  let asked = 0;
  server.use(
    http.get(api('/games/'), () => {
      asked += 1;
      return HttpResponse.error();
    }),
  );

  await expect(send('/api/v1/games/')).rejects.toMatchObject({ code: 'client.network' });
  expect(asked).toBe(1);
});

describe('repeats', () => {
  test('a read is repeated three times after transient failures, then refused', async () => {
    skipPauses();
    let asked = 0;
    server.use(
      http.get(api('/games/'), () => {
        asked += 1;
        return unavailable();
      }),
    );

    await expect(send('/api/v1/games/')).rejects.toMatchObject({ status: 503 });
    expect(asked).toBe(4);
  });

  test.each([
    ['a write without a key is never repeated', undefined, 1],
    ['a write with a key is repeated when no answer came', 'key-1', 4],
  ])('%s', async (_name, idempotencyKey, expected) => {
    skipPauses();
    const keys: (string | null)[] = [];
    server.use(
      http.post(api('/orders/'), ({ request }) => {
        keys.push(request.headers.get('Idempotency-Key'));
        return HttpResponse.error();
      }),
    );

    const options = { method: 'POST', body: {}, ...(idempotencyKey && { idempotencyKey }) } as const;
    await expect(send('/api/v1/orders/', options)).rejects.toMatchObject({
      code: 'client.network',
      status: 0,
    });
    expect(keys).toHaveLength(expected);
  });

  test('a keyed write that was answered is not repeated, whatever the answer', async () => {
    let asked = 0;
    server.use(
      http.post(api('/orders/'), () => {
        asked += 1;
        return unavailable();
      }),
    );

    await expect(send('/api/v1/orders/', { method: 'POST', idempotencyKey: 'k' })).rejects.toMatchObject({
      status: 503,
    });
    expect(asked).toBe(1);
  });

  test('no answer within the limit is a time-out', async () => {
    server.use(http.post(api('/orders/'), () => delay('infinite')));

    await expect(send('/api/v1/orders/', { method: 'POST', timeoutMs: 30 })).rejects.toMatchObject({
      code: 'client.timeout',
      isNetwork: true,
    });
  });

  test('an aborted request throws the reason it was given', async () => {
    server.use(http.get(api('/games/'), () => delay('infinite')));
    const abort = new AbortController();
    const asked = send('/api/v1/games/', { signal: abort.signal });
    abort.abort(new Error('left the page'));

    await expect(asked).rejects.toThrow('left the page');
  });
});
