import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { expect, test, vi } from 'vitest';
import { send } from './client';

/** The pauses between repeats pass at once. */
function skipPauses(): void {
  const real = globalThis.setTimeout;
  const soon = (work: (...args: unknown[]) => void, _ms?: number, ...args: unknown[]) =>
    real(work, 0, ...args);
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(soon as typeof setTimeout);
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
