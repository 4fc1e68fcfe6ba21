import { act, screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { WireServer } from '@tests/sockets';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type SessionAnswer, session } from '@/shared/api/session';
import type { Schema } from '@/shared/api/types';
import { CHAT_ID, chatMock, messageMock, SELLER_ID } from '../chat.mock';
import { outbox } from '../outbox';
import type { Message } from '../thread';
import { ChatRoom, type ChatRoomProps } from './chat-room';

const PATH = `/ws/chat/${CHAT_ID}/`;
let wire: WireServer;
let posted: Schema<'MessageIn'>[];

beforeEach(() => {
  wire = new WireServer().install();
  posted = [];
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  server.use(
    http.post(api('/auth/ws-ticket/'), () => HttpResponse.json({ ticket: 't', expires_in: 30 })),
    http.get(api(`/chats/${CHAT_ID}/`), () => HttpResponse.json(chatMock({ last_sequence: 2 }))),
    http.get(api(`/chats/${CHAT_ID}/messages/`), ({ request }) => {
      const after = Number(new URL(request.url).searchParams.get('after'));
      const results = after ? [] : [messageMock(1), messageMock(2)];
      return HttpResponse.json({ results, next: null, previous: null, last_sequence: 2 });
    }),
    http.post(api(`/chats/${CHAT_ID}/read/`), () => HttpResponse.json({ read_up_to: 2, unread_total: 0 })),
  );
  session.establish({ access: 'token', user: { id: 'me' } } as SessionAnswer);
});
afterEach(() => {
  act(() => session.end());
  vi.unstubAllGlobals();
});

const own = (sequence: number, clientId: unknown, text: string): Message =>
  messageMock(sequence, { sender_id: 'me', sender_party: 'buyer', client_id: String(clientId), text });

async function openRoom(reporting: Pick<ChatRoomProps, 'renderReport' | 'extraEntries'> = {}) {
  const view = renderApp(<ChatRoom chatId={CHAT_ID} {...reporting} />);
  await screen.findByText('message 2');
  await waitFor(() => expect(wire.last(PATH).said('resume')[0]?.data).toEqual({ after: 2 }));
  return { ...view, socket: wire.last(PATH) };
}

async function write(user: Awaited<ReturnType<typeof openRoom>>['user'], text: string) {
  await user.type(screen.getByRole('textbox', { name: 'Message' }), `${text}{Enter}`);
}

test('a message is there at once, sent by the socket, ticked when stored and ticked twice when read', async () => {
  const { user, socket } = await openRoom();
  await write(user, 'Is it yours?');
  const log = screen.getByRole('log');
  expect(within(log).getByText('Is it yours?')).toBeVisible();
  expect(screen.getByRole('img', { name: 'Sending' })).toBeVisible();
  const [said] = socket.said('chat.send');
  expect(said?.data).toMatchObject({ text: 'Is it yours?', upload_id: null });
  expect(said?.id).toBe(said?.data['client_id']);

  act(() => socket.say('chat.message', own(3, said?.id, 'Is it yours?')));
  expect(await screen.findByRole('img', { name: 'Sent' })).toBeVisible();
  expect(within(log).getAllByText('Is it yours?')).toHaveLength(1);

  act(() => socket.say('chat.receipt', { conversation_id: CHAT_ID, user_id: SELLER_ID, read_up_to: 3 }));
  expect(await screen.findByRole('img', { name: 'Read' })).toBeVisible();
  expect(outbox.of(CHAT_ID)).toEqual([]);
});

test('a refused message stays with the reason; tried again it leaves with the same id', async () => {
  const { user, socket } = await openRoom();
  await write(user, 'hello');
  const [said] = socket.said('chat.send');
  const problem = {
    code: 'request.rate_limited',
    status: 429,
    title: 'Too many',
    detail: '',
    type: '',
    errors: [],
    params: { retry_after_s: 20 },
    request_id: '',
  };
  act(() => socket.say('problem', problem, said?.id));
  expect(screen.getByRole('alert')).toHaveTextContent('Try again in 20 seconds');

  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(socket.said('chat.send')).toHaveLength(2));
  expect(socket.said('chat.send')[1]?.id).toBe(said?.id);
  act(() => socket.say('chat.message', own(3, said?.id, 'hello')));
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('login data is not sent, and the order is offered for it', async () => {
  server.use(
    http.get(api(`/chats/${CHAT_ID}/`), () =>
      HttpResponse.json(chatMock({ order: { id: 'o1', number: 'O-1', state: 'paid' } })),
    ),
  );
  const { user, socket } = await openRoom();
  await write(user, 'login: a password: b');
  const problem = { code: 'chat.credentials_refused', status: 400, title: '', detail: '', type: '' };
  act(() =>
    socket.say(
      'problem',
      { ...problem, errors: [], params: {}, request_id: '' },
      socket.said('chat.send')[0]?.id,
    ),
  );
  const alert = screen.getByRole('alert');
  expect(alert).toHaveTextContent('login data never goes through a chat');
  expect(within(alert).getByRole('link')).toHaveAttribute('href', '/orders/o1');
  await user.click(within(alert).getByRole('button', { name: 'Remove' }));
  expect(outbox.of(CHAT_ID)).toEqual([]);
});

test('a gap is seen, and what is missing is asked for and put into its place', async () => {
  const { socket } = await openRoom();
  act(() => socket.say('chat.message', messageMock(5)));
  expect(socket.said('resume').at(-1)?.data).toEqual({ after: 2 });
  act(() => {
    socket.say('chat.message', messageMock(3));
    socket.say('chat.message', messageMock(4));
    socket.say('chat.message', messageMock(5));
  });
  await screen.findByText('message 5');
  const texts = within(screen.getByRole('log')).getAllByText(/^message \d$/);
  expect(texts.map(({ textContent }) => textContent)).toEqual([1, 2, 3, 4, 5].map((one) => `message ${one}`));
});

test('after a cut it goes on where it was; what was written meanwhile leaves in its order', async () => {
  server.use(
    http.post(api(`/chats/${CHAT_ID}/messages/`), async ({ request }) => {
      posted.push((await request.json()) as Schema<'MessageIn'>);
      return HttpResponse.error();
    }),
  );
  const { user, socket } = await openRoom();
  act(() => socket.end(1012));
  expect(await screen.findByText(/Connecting again/)).toBeVisible();
  await write(user, 'one');
  await write(user, 'two');
  await waitFor(() => expect(posted.length).toBeGreaterThan(0));
  expect(screen.getAllByRole('img', { name: /Waiting for the connection|Sending/ })).toHaveLength(2);

  await waitFor(() => expect(wire.count(PATH)).toBe(2), { timeout: 5000 });
  const again = wire.last(PATH);
  expect(again.said('resume')[0]?.data).toEqual({ after: 2 });
  await waitFor(() => expect(again.said('chat.send')).toHaveLength(1), { timeout: 8000 });
  act(() => again.say('chat.message', own(3, again.said('chat.send')[0]?.id, 'one')));
  await waitFor(() => expect(again.said('chat.send')).toHaveLength(2));
  act(() => again.say('chat.message', own(4, again.said('chat.send')[1]?.id, 'two')));
  expect(again.said('chat.send').map(({ data }) => data['text'])).toEqual(['one', 'two']);
  expect(screen.queryByText(/Connecting again/)).not.toBeInTheDocument();
  expect(outbox.of(CHAT_ID)).toEqual([]);
});

test('while the server hears of nothing it says so, sends by HTTP and asks for news', async () => {
  server.use(
    http.post(api(`/chats/${CHAT_ID}/messages/`), async ({ request }) => {
      const body = (await request.json()) as Schema<'MessageIn'>;
      return HttpResponse.json(own(3, body.client_id, body.text), { status: 201 });
    }),
    http.get(api(`/chats/${CHAT_ID}/messages/`), ({ request }) => {
      const after = new URL(request.url).searchParams.get('after');
      const results = after ? [messageMock(4)] : [messageMock(1), messageMock(2)];
      return HttpResponse.json({ results, next: null, previous: null, last_sequence: 4 });
    }),
  );
  const { user, socket } = await openRoom();
  act(() => socket.say('realtime.state', { is_live: false }));
  expect(screen.getByText(/with a delay of a few seconds/)).toBeVisible();
  await write(user, 'by the other way');
  expect(await screen.findByRole('img', { name: 'Sent' })).toBeVisible();
  expect(await screen.findByText('message 4', undefined, { timeout: 8000 })).toBeVisible();

  act(() => socket.say('realtime.state', { is_live: true }));
  expect(screen.queryByText(/with a delay/)).not.toBeInTheDocument();
});

test('typing is told and shown; what is seen is marked read', async () => {
  const { user, socket } = await openRoom();
  expect(socket.said('chat.read').at(-1)?.data ?? { up_to: 2 }).toEqual({ up_to: 2 });
  await user.type(screen.getByRole('textbox', { name: 'Message' }), 'abc');
  expect(socket.said('chat.typing').map(({ data }) => data)).toEqual([{ on: true }]);

  act(() => socket.say('chat.typing', { conversation_id: CHAT_ID, user_id: SELLER_ID, on: true }));
  expect(screen.getByText('is typing…')).toBeVisible();
  act(() => socket.say('chat.message', messageMock(3)));
  expect(screen.queryByText('is typing…')).not.toBeInTheDocument();
  await waitFor(() => expect(socket.said('chat.read').at(-1)?.data).toEqual({ up_to: 3 }));
});

test('masked contacts are explained to whoever wrote them', async () => {
  const { socket } = await openRoom();
  act(() => socket.say('chat.message', { ...own(3, 'x', 'call ••••'), is_masked: true }));
  expect(await screen.findByText(/Contacts are hidden/)).toBeVisible();
});

test('where one may not write there is no field, but the reason and the way back', async () => {
  server.use(
    http.get(api(`/chats/${CHAT_ID}/`), () =>
      HttpResponse.json(chatMock({ can_send: false, is_blocked: true, send_refusal: 'chat.blocked' })),
    ),
    http.delete(api(`/chats/${CHAT_ID}/block/`), () => HttpResponse.json({ is_blocked: false })),
  );
  const { user } = await openRoom();
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  server.use(http.get(api(`/chats/${CHAT_ID}/`), () => HttpResponse.json(chatMock())));
  await user.click(screen.getByRole('button', { name: 'Take the block back' }));
  expect(await screen.findByRole('textbox', { name: 'Message' })).toBeVisible();
});

test('messages of the other side can be reported, and they too; nothing of one’s own or hidden', async () => {
  const renderReport: ChatRoomProps['renderReport'] = ({ text }) => (
    <button type="button">{`Report "${text}"`}</button>
  );
  const told = vi.fn();
  const { user, socket } = await openRoom({
    renderReport,
    extraEntries: ({ other }) => [{ key: 'report', label: 'Report them', onSelect: () => told(other.id) }],
  });
  act(() => {
    socket.say('chat.message', own(3, 'x', 'mine'));
    socket.say('chat.message', messageMock(4, { text: '', is_hidden: true }));
  });

  expect(await screen.findByText('Hidden by moderators')).toBeVisible();
  const offered = screen.getAllByRole('button', { name: /^Report "/ }).map((button) => button.textContent);
  expect(offered).toEqual(['Report "message 1"', 'Report "message 2"']);
  await user.click(screen.getByRole('button', { name: 'More about this conversation' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Report them' }));
  expect(told).toHaveBeenCalledExactlyOnceWith(SELLER_ID);
});
