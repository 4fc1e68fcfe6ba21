import { useCallback, useRef } from 'react';
import { newId } from '@/shared/lib/new-id';

/**
 * One key per intent: the same content asks again with the same key, so a repeated press or a retry after a lost
 * answer cannot buy twice; other content, or `renew()` after success, begins a new intent.
 *
 * @example
 * const intent = useIdempotencyKey();
 * send(path, { method: 'POST', body, idempotencyKey: intent.keyFor(body) })
 */
export function useIdempotencyKey(): { keyFor: (content: unknown) => string; renew: () => void } {
  const current = useRef<{ signature: string; key: string } | null>(null);
  const keyFor = useCallback((content: unknown) => {
    const signature = JSON.stringify(content) ?? '';
    if (current.current?.signature !== signature) current.current = { signature, key: newId() };
    return current.current.key;
  }, []);
  const renew = useCallback(() => {
    current.current = null;
  }, []);
  return { keyFor, renew };
}
