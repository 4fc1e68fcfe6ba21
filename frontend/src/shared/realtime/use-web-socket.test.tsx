import { act, render, screen, waitFor } from '@testing-library/react';
import { api, server } from '@tests/server';
import { WireServer } from '@tests/sockets';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type SessionAnswer, session } from '@/shared/api/session';
import type { ServerFrame } from './frames';
import { useWebSocket } from './use-web-socket';

const answer = (id: string) => ({ access: `token-${id}`, user: { id } }) as SessionAnswer;
let wire: WireServer;
let tickets = 0;

beforeEach(() => {
  wire = new WireServer().install();
  server.use(
    http.post(api('/auth/ws-ticket/'), () => HttpResponse.json({ ticket: `t${++tickets}`, expires_in: 30 })),
  );
  session.establish(answer('1'));
});
afterEach(() => {
  act(() => session.end());
  vi.unstubAllGlobals();
});

function Listener({ name, onFrame }: { name: string; onFrame?: (frame: ServerFrame) => void }) {
  const { state, isLive, reason } = useWebSocket('/ws/notifications/', onFrame ? { onFrame } : {});
  return <p>{`${name}: ${state} ${isLive ? 'live' : ''}${reason ?? ''}`}</p>;
}

test('two listeners share one socket; it is closed after the last of them', async () => {
  const heard = vi.fn();
  const view = render(
    <>
      <Listener name="one" onFrame={heard} />
      <Listener name="two" onFrame={heard} />
    </>,
  );
  expect(await screen.findByText('one: connected live')).toBeVisible();
  expect(await screen.findByText('two: connected live')).toBeVisible();
  expect(wire.count()).toBe(1);
  expect(wire.last().url).toMatch(/^ws:\/\/[^/]+\/ws\/notifications\/\?token=t\d+$/);

  act(() => wire.last().say('notification.read', { ids: [], unread_count: 0 }));
  expect(heard).toHaveBeenCalledTimes(2);

  view.rerender(<Listener name="one" onFrame={heard} />);
  expect(wire.last().closedWith).toBeNull();
  view.unmount();
  expect(wire.last().closedWith).toBe(1000);
});

test('it is closed at sign-out and opened anew at sign-in', async () => {
  render(<Listener name="one" />);
  await screen.findByText('one: connected live');
  act(() => session.end());
  expect(wire.last().closedWith).toBe(1000);
  await screen.findByText('one: connecting');

  act(() => session.establish(answer('2')));
  await screen.findByText('one: connected live');
  expect(wire.count()).toBe(2);
});

test('it rests while the browser is offline, and is back at once', async () => {
  render(<Listener name="one" />);
  await screen.findByText('one: connected live');
  act(() => void dispatchEvent(new Event('offline')));
  await screen.findByText('one: disconnected');
  act(() => void dispatchEvent(new Event('online')));
  await screen.findByText('one: connected live');
});

test('a page that nobody has looked at for five minutes closes its sockets until it is looked at', async () => {
  render(<Listener name="one" />);
  await screen.findByText('one: connected live');
  vi.useFakeTimers();
  const look = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  act(() => void vi.advanceTimersByTime(5 * 60_000));
  vi.useRealTimers();
  expect(screen.getByText('one: disconnected')).toBeVisible();

  look.mockReturnValue('visible');
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  await waitFor(() => expect(wire.count()).toBe(2));
});

test('a conversation that is not there says so', async () => {
  render(<Listener name="one" />);
  await screen.findByText('one: connected live');
  act(() => wire.last().end(4404));
  expect(screen.getByText('one: error not-there')).toBeVisible();
});
