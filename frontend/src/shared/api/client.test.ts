import { api, server } from '@tests/server';
import { delay, HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { send } from './client';
import { Problem } from './problem';
import { logOut } from './refresh';
import { Session, session } from './session';
import type { Schema } from './types';

const user = { id: '0190a1b2-0000-7000-8000-000000000001', username: 'aziz' } as Schema<'MeOut'>;

function problem(status: number, code: string, extra: object = {}) {
  return HttpResponse.json({ code, status, title: code, detail: code, params: {}, ...extra }, { status });
}

function signIn(access = 'old'): void {
  session.establish({ access, expires_in: 900, user });
}

/**
 * The server accepts only `token` and gives it out on refresh; counts what it was asked, and apart what came with a CSRF
 * token of before: one that another file of this thread was given is kept, and is asked for anew when it is refused.
 */
function serverWithToken(token: string, csrf = 'csrf') {
  const asked = { orders: 0, refresh: 0, csrf: 0, refused: 0 };
  server.use(
    http.get(api('/orders/'), ({ request }) => {
      asked.orders += 1;
      if (request.headers.get('Authorization') !== `Bearer ${token}`)
        return problem(401, 'auth.token_expired');
      return HttpResponse.json({ results: [] });
    }),
    http.get(api('/auth/csrf/'), () => {
      asked.csrf += 1;
      return HttpResponse.json({ csrf_token: csrf });
    }),
    http.post(api('/auth/refresh/'), async ({ request }) => {
      if (request.headers.get('X-CSRFToken') !== csrf) {
        asked.refused += 1;
        return problem(403, 'auth.csrf_failed');
      }
      asked.refresh += 1;
      await delay(20);
      return HttpResponse.json({ access: token, expires_in: 900, user });
    }),
  );
  return asked;
}

beforeEach(() => {
  session.end();
});

describe('refresh', () => {
  test('five parallel 401 cause one refresh and all five succeed', async () => {
    const asked = serverWithToken('new');
    signIn('old');

    const answers = await Promise.all(Array.from({ length: 5 }, () => send('/api/v1/orders/')));

    expect(answers).toEqual(Array.from({ length: 5 }, () => ({ results: [] })));
    expect(asked.refresh).toBe(1);
    expect(asked.orders).toBe(10);
  });

  test('a CSRF token that the server no longer takes is asked for anew, once', async () => {
    serverWithToken('first', 'csrf of the first');
    signIn('old');
    await send('/api/v1/orders/');
    const asked = serverWithToken('second', 'csrf of the second');

    await send('/api/v1/orders/');

    expect(asked).toEqual({ orders: 2, refused: 1, csrf: 1, refresh: 1 });
  });

  test('a 401 that arrives after the refresh only repeats its request', async () => {
    const asked = serverWithToken('new');
    signIn('old');
    const first = send('/api/v1/orders/');
    session.establish({ access: 'new', expires_in: 900, user });

    await first;

    expect(asked.refresh).toBe(0);
  });

  test('a refused refresh ends the session and the first refusal is thrown', async () => {
    const asked = serverWithToken('new');
    server.use(http.post(api('/auth/refresh/'), () => problem(401, 'session.revoked')));
    signIn('old');

    await expect(send('/api/v1/orders/')).rejects.toMatchObject({ code: 'auth.token_expired', status: 401 });
    expect(session.status).toBe('signed-out');
    expect(asked.orders).toBe(1);
  });

  test('a server that cannot be asked keeps the session', async () => {
    serverWithToken('new');
    server.use(http.post(api('/auth/refresh/'), () => HttpResponse.error()));
    signIn('old');

    await expect(send('/api/v1/orders/')).rejects.toMatchObject({ code: 'client.network' });
    expect(session.status).toBe('signed-in');
  });

  test('wrong credentials are an answer, not an expired token', async () => {
    const asked = serverWithToken('new');
    server.use(http.post(api('/auth/login/'), () => problem(401, 'auth.invalid_credentials')));
    signIn('old');

    await expect(send('/api/v1/auth/login/', { method: 'POST', body: {} })).rejects.toMatchObject({
      code: 'auth.invalid_credentials',
    });
    expect(asked.refresh).toBe(0);
    expect(session.status).toBe('signed-in');
  });

  test.each([
    [403, 'user.blocked'],
    [401, 'session.revoked'],
  ])('%i %s ends the session', async (status, code) => {
    server.use(http.get(api('/orders/'), () => problem(status, code)));
    signIn();

    await expect(send('/api/v1/orders/')).rejects.toMatchObject({ code });
    expect(session.status).toBe('signed-out');
  });

  test('403 without the right leaves the session alone', async () => {
    server.use(http.get(api('/orders/'), () => problem(403, 'auth.not_permitted')));
    signIn();

    await expect(send('/api/v1/orders/')).rejects.toMatchObject({ code: 'auth.not_permitted' });
    expect(session.status).toBe('signed-in');
  });
});

describe('tabs', () => {
  test('signing out in one tab signs the others out', async () => {
    server.use(
      http.get(api('/auth/csrf/'), () => HttpResponse.json({ csrf_token: 'csrf' })),
      http.post(api('/auth/logout/'), () => new HttpResponse(null, { status: 204 })),
    );
    const otherTab = new Session();
    signIn('token');
    await vi.waitFor(() => expect(otherTab.accessToken).toBe('token'));
    const events: string[] = [];
    otherTab.watch((event) => events.push(`${event.type} ${event.isOtherTab}`));

    await logOut();

    await vi.waitFor(() => expect(otherTab.status).toBe('signed-out'));
    expect(otherTab.accessToken).toBeNull();
    expect(session.accessToken).toBeNull();
    expect(events).toEqual(['ended true']);
    otherTab.close();
  });

  test('a tab that waited for its turn takes the token of the tab before it', async () => {
    const asked = serverWithToken('from the other tab');
    const otherTab = new Session();
    signIn('old');
    // The lock is held by another tab, which finishes its refresh meanwhile.
    const request = async (_name: string, work: () => Promise<boolean>) => {
      otherTab.establish({ access: 'from the other tab', expires_in: 900, user });
      return work();
    };
    Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true });

    await send('/api/v1/orders/');

    expect(session.accessToken).toBe('from the other tab');
    expect(asked.refresh).toBe(0);
    Reflect.deleteProperty(navigator, 'locks');
    otherTab.close();
  });
});

describe('requests and answers', () => {
  test('query, body and headers are sent as the contract says', async () => {
    const seen: Request[] = [];
    server.use(
      http.post(api('/orders/'), ({ request }) => {
        seen.push(request.clone());
        return new HttpResponse(null, { status: 204 });
      }),
    );
    signIn('token');

    const query = { game: 'pubg', platform: ['ios', 'android'], empty: '', none: undefined };
    const answer = await send('/api/v1/orders/', { method: 'POST', body: { price: 1 }, query });

    const [request] = seen;
    expect(answer).toBeUndefined();
    expect(new URL(request?.url ?? '').search).toBe('?game=pubg&platform=ios%2Candroid');
    expect(request?.headers.get('Authorization')).toBe('Bearer token');
    expect(request?.headers.get('X-Request-ID')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await request?.json()).toEqual({ price: 1 });
  });

  test('a refusal becomes a Problem with everything the server said', async () => {
    const errors = [{ pointer: '/price', code: 'min_value', detail: 'too low', params: { min: 1000 } }];
    server.use(
      http.post(api('/listings/'), () => problem(400, 'validation.failed', { errors, request_id: 'r-1' })),
    );

    const error = await send('/api/v1/listings/', { method: 'POST' }).catch((reason: unknown) => reason);

    expect(error).toBeInstanceOf(Problem);
    expect(error).toMatchObject({ code: 'validation.failed', status: 400, errors, requestId: 'r-1' });
  });

  test('an answer that is no problem document still becomes a Problem', async () => {
    server.use(http.post(api('/orders/'), () => new HttpResponse('<h1>Bad gateway</h1>', { status: 502 })));

    await expect(send('/api/v1/orders/', { method: 'POST' })).rejects.toMatchObject({
      code: 'http.502',
      status: 502,
    });
  });

  test('429 tells how long to wait', async () => {
    const headers = { 'Retry-After': '30' };
    server.use(
      http.post(api('/auth/login/'), () =>
        HttpResponse.json({ code: 'request.rate_limited', title: 'x' }, { status: 429, headers }),
      ),
    );

    await expect(send('/api/v1/auth/login/', { method: 'POST' })).rejects.toMatchObject({
      params: { retry_after_s: 30 },
    });
  });
});
