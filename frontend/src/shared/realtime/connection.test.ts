import { WireServer } from '@tests/sockets';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Problem } from '@/shared/api/problem';
import { backOff } from './back-off';
import { Connection, type ConnectionWorld } from './connection';
import type { ServerFrame } from './frames';

const PATH = '/ws/chat/1/';

/** A connection over a server in memory. */
function setUp(changes: Partial<ConnectionWorld> = {}) {
  const wire = new WireServer();
  let tickets = 0;
  const world: ConnectionWorld = {
    makeSocket: (path, ticket) => wire.open(`${path}?token=${ticket}`),
    ticket: async () => `ticket-${++tickets}`,
    refresh: async () => true,
    isOnline: () => true,
    random: () => 1,
    ...changes,
  };
  const connection = new Connection(PATH, world);
  const frames: ServerFrame[] = [];
  const ready = vi.fn<(isFirst: boolean) => void>();
  const user = { onFrame: (frame: ServerFrame) => frames.push(frame), onReady: ready, position: () => 7 };
  connection.users.add(user);
  return { wire, connection, frames, ready };
}

const passed = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('the waits double up to half a minute, and lie anywhere below', () => {
  expect([0, 1, 2, 3, 4, 5, 20].map((attempt) => backOff(attempt, () => 1))).toEqual([
    1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
  ]);
  expect(backOff(5, () => 0)).toBe(0);
});

test('it connects with a ticket, asks for what follows its position, and hands on what it hears', async () => {
  const { wire, connection, frames, ready } = setUp();
  connection.wake();
  expect(connection.status.state).toBe('connecting');
  await passed();

  expect(connection.status).toEqual({ state: 'connected', isLive: true, reason: null });
  expect(wire.last().url).toBe(`${PATH}?token=ticket-1`);
  expect(wire.last().heard).toMatchObject([{ type: 'resume', data: { after: 7 } }]);
  expect(ready).toHaveBeenCalledExactlyOnceWith(true);

  wire.last().say('chat.typing', { conversation_id: '1', user_id: '2', on: true });
  expect(frames).toMatchObject([{ type: 'chat.typing' }]);
});

test('it gives a sign of life every 25 seconds; that a socket has nothing to send again is no news', async () => {
  const { wire, connection, frames } = setUp();
  connection.wake();
  await passed(50_000);
  const signs = wire.last().said('resume');
  expect(signs).toHaveLength(3);

  const problem = { code: 'validation.failed', status: 400, title: '', detail: '', type: '' };
  const whole = { ...problem, errors: [], params: {}, request_id: '' };
  wire.last().say('problem', whole, signs[1]?.id);
  wire.last().say('problem', whole, 'another');
  expect(frames).toHaveLength(1);
});

describe('after a close', () => {
  test.each([1006, 1012, 1013, 4408, 1000])('%i: it comes back with a new ticket', async (code) => {
    const { wire, connection, ready } = setUp();
    connection.wake();
    await passed();
    wire.last().end(code);
    expect(connection.status).toMatchObject({ state: 'reconnecting', isLive: false });
    await passed(1000);
    expect(connection.status.state).toBe('connected');
    expect(wire.last().url).toContain('ticket-2');
    expect(ready).toHaveBeenLastCalledWith(false);
  });

  test.each([
    [4403, 'no-right'],
    [4404, 'not-there'],
  ])('%i: it stops and says why; it can be tried again', async (code, reason) => {
    const { wire, connection } = setUp();
    connection.wake();
    await passed();
    wire.last().end(code);
    await passed(600_000);
    connection.wake();
    expect(connection.status).toEqual({ state: 'error', isLive: false, reason });
    expect(wire.count()).toBe(1);

    connection.retry();
    await passed();
    expect(connection.status.state).toBe('connected');
  });

  test('4429: it waits a minute, whoever wakes it', async () => {
    const { wire, connection } = setUp();
    connection.wake();
    await passed();
    wire.last().end(4429);
    await passed(30_000);
    connection.wake();
    await passed(29_000);
    expect(wire.count()).toBe(1);
    await passed(1000);
    expect(wire.count()).toBe(2);
  });

  test('4401: it gets a new session first', async () => {
    const refresh = vi.fn(async () => true);
    const { wire, connection } = setUp({ refresh });
    connection.wake();
    await passed();
    wire.last().end(4401);
    await passed(1000);
    expect(refresh).toHaveBeenCalledOnce();
    expect(connection.status.state).toBe('connected');
  });

  test('4401: without a session it is over', async () => {
    const { wire, connection } = setUp({ refresh: async () => false });
    connection.wake();
    await passed();
    wire.last().end(4401);
    await passed(60_000);
    expect(connection.status).toMatchObject({ state: 'error', reason: 'signed-out' });
    expect(wire.count()).toBe(1);
  });

  test('a server that cannot be asked for the session is asked again', async () => {
    const refresh = vi.fn<() => Promise<boolean>>();
    refresh.mockRejectedValueOnce(new Problem({ code: 'client.network', status: 0, title: '' }));
    const { wire, connection } = setUp({ refresh });
    connection.wake();
    await passed();
    wire.last().end(4401);
    await passed(1000);
    expect(connection.status.state).toBe('connected');
  });
});

test('closes at once after the opening make the waits longer; a good connection makes them short again', async () => {
  const { wire, connection } = setUp();
  connection.wake();
  await passed();
  wire.last().end(1013);
  await passed(1000);
  wire.last().end(1013);
  await passed(1999);
  expect(wire.count()).toBe(2);
  await passed(1);
  expect(wire.count()).toBe(3);

  await passed(5000);
  wire.last().end(1006);
  await passed(1000);
  expect(wire.count()).toBe(4);
});

test('a handshake that is never answered is given up', async () => {
  const { wire, connection } = setUp();
  wire.isAccepting = false;
  connection.wake();
  await passed(20_000);
  expect(connection.status.state).toBe('reconnecting');
  expect(wire.last().closedWith).toBe(1000);
});

test.each([
  [new Problem({ code: 'auth.required', status: 401, title: '' }), 'error'],
  [new Problem({ code: 'user.blocked', status: 403, title: '' }), 'error'],
  [new Problem({ code: 'service.unavailable', status: 503, title: '' }), 'reconnecting'],
])('a refused ticket: %s → %s', async (problem, state) => {
  const ticket = async () => {
    throw problem;
  };
  const { connection } = setUp({ ticket });
  connection.wake();
  await passed();
  expect(connection.status.state).toBe(state);
});

test('too many tickets: it waits as long as it was told', async () => {
  const ticket = vi.fn(async () => 'good');
  ticket.mockRejectedValueOnce(
    new Problem({ code: 'request.rate_limited', status: 429, title: '', params: { retry_after_s: 20 } }),
  );
  const { wire, connection } = setUp({ ticket });
  connection.wake();
  await passed(19_999);
  expect(wire.count()).toBe(0);
  await passed(1);
  expect(wire.count()).toBe(1);
});

test('offline it rests, without attempts; woken it is back at once', async () => {
  let isOnline = true;
  const { wire, connection } = setUp({ isOnline: () => isOnline });
  connection.wake();
  await passed();
  isOnline = false;
  connection.pause();
  expect(connection.status.state).toBe('disconnected');
  expect(wire.last().closedWith).toBe(1000);
  await passed(60_000);
  expect(wire.count()).toBe(1);

  isOnline = true;
  connection.wake();
  connection.wake();
  await passed();
  expect(connection.status.state).toBe('connected');
  expect(wire.count()).toBe(2);
});

test('while the server hears of nothing, news are not live; when it does again, what was missed is asked for', async () => {
  const { wire, connection, ready, frames } = setUp();
  connection.wake();
  await passed();
  wire.last().say('realtime.state', { is_live: false });
  expect(connection.status).toEqual({ state: 'connected', isLive: false, reason: null });
  expect(wire.last().said('resume')).toHaveLength(1);

  wire.last().say('realtime.state', { is_live: true });
  expect(connection.status.isLive).toBe(true);
  expect(wire.last().said('resume')).toHaveLength(2);
  expect(ready.mock.calls).toEqual([[true], [false]]);
  expect(frames).toEqual([]);
});

test('what is said by a socket that was given up is not heard', async () => {
  const { wire, connection, frames } = setUp();
  connection.wake();
  await passed();
  const [old] = wire.sockets;
  connection.retry();
  await passed();
  old?.say('chat.typing', { conversation_id: '1', user_id: '2', on: true });
  old?.end(4403);
  expect(frames).toEqual([]);
  expect(connection.status.state).toBe('connected');
});

test('nothing can be said before it is open', async () => {
  const { wire, connection } = setUp();
  wire.isAccepting = false;
  connection.wake();
  await passed();
  expect(connection.send({ type: 'chat.typing', data: { on: true } })).toBe(false);
  wire.last().accept();
  expect(connection.send({ type: 'chat.typing', data: { on: true } })).toBe(true);
  expect(wire.last().said('chat.typing')).toHaveLength(1);
});
