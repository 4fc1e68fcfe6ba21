import { vi } from 'vitest';
import type { ServerFrame } from '@/shared/realtime/frames';

type Data = Record<string, unknown>;

/** One socket, both ends of it in memory: the browser's by the names of the standard, the server's by our own. */
export class WireSocket {
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  /** What the browser has said, the oldest first. */
  readonly heard: { type: string; id: string; data: Data }[] = [];
  /** The code that the browser closed it with. */
  closedWith: number | null = null;

  constructor(readonly url: string) {}

  send(text: string): void {
    if (this.readyState !== 1) throw new Error('The socket is not open');
    this.heard.push(JSON.parse(text));
  }

  close(code = 1005): void {
    this.readyState = 3;
    this.closedWith = code;
  }

  accept(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  /** The server says a frame. */
  say<Type extends ServerFrame['type']>(
    type: Type,
    data: Extract<ServerFrame, { type: Type }>['data'],
    id = '01900000-0000-7000-8000-00000000f00d',
  ): void {
    this.onmessage?.({ data: JSON.stringify({ type, id, data }) });
  }

  /** The server, or the network between, closes it. */
  end(code: number): void {
    this.readyState = 3;
    this.onclose?.({ code });
  }

  /** What the browser has said of one type. */
  said(type: string): { type: string; id: string; data: Data }[] {
    return this.heard.filter((frame) => frame.type === type);
  }
}

/** A server of sockets for a test; `install` puts it in place of the browser's WebSocket. */
export class WireServer {
  readonly sockets: WireSocket[] = [];
  /** Whether sockets are accepted by themselves. */
  isAccepting = true;

  open = (url: string): WebSocket => {
    const socket = new WireSocket(url);
    this.sockets.push(socket);
    if (this.isAccepting) queueMicrotask(() => socket.accept());
    return socket as unknown as WebSocket;
  };

  install(): this {
    const { open } = this;
    vi.stubGlobal(
      'WebSocket',
      class {
        constructor(url: string) {
          // biome-ignore lint/correctness/noConstructorReturn: it stands in for the browser's own class.
          return open(url);
        }
      },
    );
    return this;
  }

  /** The newest socket of a path. */
  last(path = ''): WireSocket {
    const socket = this.sockets.findLast(({ url }) => url.includes(path));
    if (!socket) throw new Error(`Nobody has opened ${path || 'a socket'}`);
    return socket;
  }

  count(path = ''): number {
    return this.sockets.filter(({ url }) => url.includes(path)).length;
  }
}
