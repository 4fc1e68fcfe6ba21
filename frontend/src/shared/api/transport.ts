import { currentLocale } from '@/shared/i18n/locale';
import { newId } from '@/shared/lib/new-id';
import { takeEarlyAnswer } from './early-answer';
import { Problem } from './problem';

export const TIMEOUT_MS = 15_000;
export const MAX_RETRIES = 3;
const BASE_DELAY_MS = 300;
const MAX_DELAY_MS = 10_000;
const TRANSIENT = new Set([408, 425, 429, 502, 503, 504]);

export interface Exchange {
  method: string;
  url: string;
  headers: Headers;
  body: BodyInit | null;
  signal: AbortSignal | undefined;
  timeoutMs: number;
}

/** What may be repeated by itself: reads after any transient failure, keyed writes only when no answer came. */
function mayRetry(exchange: Exchange, status: number): boolean {
  // Without a connection the next try would end as this one; queries try again when it is back.
  if (exchange.method === 'GET') return status === 0 ? navigator.onLine : TRANSIENT.has(status);
  return status === 0 && exchange.headers.has('Idempotency-Key');
}

/**
 * Send one request and return the server's answer, whatever its status, after at most three repeats.
 *
 * @throws Problem `client.network` or `client.timeout` when no answer came, `client.offline` when nothing was sent;
 * the signal's own reason when it was aborted
 */
export async function exchangeWithRetries(exchange: Exchange): Promise<Response> {
  // Asked once, before the first try: later on nobody knows what the server has got.
  if (exchange.method !== 'GET' && !navigator.onLine)
    throw new Problem({ code: 'client.offline', status: 0, title: 'No connection: nothing was sent' });
  exchange.headers.set('Accept', 'application/json');
  exchange.headers.set('Accept-Language', currentLocale());
  exchange.headers.set('X-Request-ID', newId());
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await attemptOnce(exchange);
    const status = outcome instanceof Problem ? 0 : outcome.status;
    if (attempt < MAX_RETRIES && mayRetry(exchange, status)) {
      await pause(delayBefore(attempt, outcome), exchange.signal);
      continue;
    }
    if (outcome instanceof Problem) throw outcome;
    return outcome;
  }
}

async function attemptOnce(exchange: Exchange): Promise<Response | Problem> {
  const timeout = AbortSignal.timeout(exchange.timeoutMs);
  const signal = exchange.signal ? AbortSignal.any([exchange.signal, timeout]) : timeout;
  try {
    const early = takeEarlyAnswer(exchange.method, exchange.url, exchange.headers);
    if (early) return await early;
    return await fetch(exchange.url, {
      method: exchange.method,
      headers: exchange.headers,
      body: exchange.body,
      credentials: 'include',
      signal,
    });
  } catch (cause) {
    if (exchange.signal?.aborted) throw exchange.signal.reason;
    return timeout.aborted
      ? new Problem({ code: 'client.timeout', status: 0, title: 'The server did not answer in time', cause })
      : new Problem({ code: 'client.network', status: 0, title: 'No connection', cause });
  }
}

function delayBefore(attempt: number, outcome: Response | Problem): number {
  const asked = outcome instanceof Response ? Number(outcome.headers.get('Retry-After')) * 1000 : 0;
  const backOff = BASE_DELAY_MS * 2 ** attempt * (0.5 + Math.random() / 2);
  return Math.min(asked > 0 ? asked : backOff, MAX_DELAY_MS);
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(signal.reason);
      },
      { once: true },
    );
  });
}
