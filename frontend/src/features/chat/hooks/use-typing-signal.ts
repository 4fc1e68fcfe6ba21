import { useCallback, useEffect, useRef } from 'react';
import type { WebSocketView } from '@/shared/realtime/use-web-socket';

const AGAIN_MS = 3000;
const IDLE_MS = 5000;

/** Tells the other side that one types: every three seconds while one does, and when one stops. */
export function useTypingSignal(say: WebSocketView['send']): { typed: () => void; stopped: () => void } {
  const saidAt = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stopped = useCallback(() => {
    clearTimeout(timer.current);
    if (saidAt.current > 0) say({ type: 'chat.typing', data: { on: false } });
    saidAt.current = 0;
  }, [say]);
  const typed = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(stopped, IDLE_MS);
    const now = Date.now();
    if (now - saidAt.current < AGAIN_MS) return;
    if (say({ type: 'chat.typing', data: { on: true } })) saidAt.current = now;
  }, [say, stopped]);
  useEffect(() => stopped, [stopped]);
  return { typed, stopped };
}
