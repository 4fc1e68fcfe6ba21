import { useCallback, useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { useSessionStatus } from '@/shared/api/session';
import type { Connection, ConnectionStatus } from './connection';
import { connections } from './connections';
import type { Outgoing, ServerFrame } from './frames';

export interface WebSocketOptions {
  /** Without it (false) no socket is opened. */
  isEnabled?: boolean;
  onFrame?: (frame: ServerFrame) => void;
  /** News come from now on; some may have been missed before, unless `isFirst`. */
  onReady?: (isFirst: boolean) => void;
  /** Up to which sequence number everything is known here. */
  position?: () => number;
}

export interface WebSocketView extends ConnectionStatus {
  /** Say something; false when it cannot be said now. */
  send: (frame: Outgoing) => boolean;
  /** Ask for what is missing: a gap was seen. */
  resume: () => void;
  /** Try again after it had stopped for good. */
  retry: () => void;
}

const NOT_YET: ConnectionStatus = { state: 'connecting', isLive: false, reason: null };

/**
 * Listen to a socket of the shop while somebody is signed in and this component is there. All listeners of a path share one.
 *
 * @param url the path: `/ws/chat/…/`
 */
export function useWebSocket(url: string, options: WebSocketOptions = {}): WebSocketView {
  const isSignedIn = useSessionStatus() === 'signed-in';
  const isWanted = isSignedIn && options.isEnabled !== false;
  const [connection, setConnection] = useState<Connection | null>(null);
  const onFrame = useEffectEvent((frame: ServerFrame) => options.onFrame?.(frame));
  const onReady = useEffectEvent((isFirst: boolean) => options.onReady?.(isFirst));
  const position = useEffectEvent(() => options.position?.() ?? 0);

  useEffect(() => {
    if (!isWanted) return;
    const user = { onFrame, onReady, position };
    setConnection(connections().join(url, user));
    return () => {
      connections().leave(url, user);
      setConnection(null);
    };
  }, [url, isWanted]);

  const status = useSyncExternalStore(
    useCallback((listener) => connection?.subscribe(listener) ?? (() => undefined), [connection]),
    () => connection?.status ?? NOT_YET,
  );
  const send = useCallback((frame: Outgoing) => connection?.send(frame) ?? false, [connection]);
  const resume = useCallback(() => connection?.resume(), [connection]);
  const retry = useCallback(() => connection?.retry(), [connection]);
  return { ...status, send, resume, retry };
}
