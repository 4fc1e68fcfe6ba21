import { apiUrl } from './config';
import { isProblem, Problem, problemFromResponse } from './problem';
import { learnWords } from './problem-words';
import { refreshSession } from './refresh';
import { session } from './session';
import { exchangeWithRetries, TIMEOUT_MS } from './transport';

export interface SendOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON. */
  body?: unknown;
  /** Query parameters; undefined, null and empty ones are left out, lists are joined by commas. */
  query?: Readonly<Record<string, QueryValue>>;
  /** One key per intent: see `useIdempotencyKey`. Makes the write safe to repeat when no answer came. */
  idempotencyKey?: string;
  signal?: AbortSignal | undefined;
  timeoutMs?: number;
}

type QueryValue = string | number | boolean | null | undefined | readonly (string | number)[];

/** Refusals that mean "this session is over", whatever was asked (R1.2). */
const SESSION_ENDING = new Set(['user.blocked', 'session.revoked']);

/** 401 with another code (wrong password, wrong code from an e-mail) is an answer, not an expired token. */
const TOKEN_EXPIRED = new Set(['auth.required', 'auth.token_invalid', 'auth.token_expired', 'http.401']);

/**
 * Ask the API and return the parsed answer (undefined for 204).
 *
 * Adds the bearer token, refreshes it once on 401 and repeats, gives up after 15 s, repeats transient failures,
 * and repeats once what the person first had to prove that it is them for.
 *
 * @param path as OpenAPI writes it: `/api/v1/orders/…/`; a list's `next` can be passed as it is
 * @throws Problem for every refusal and every failure on the way
 */
export async function send<Answer>(path: string, options: SendOptions = {}): Promise<Answer> {
  return readAnswer<Answer>(await sendForResponse(path, options));
}

/** The same as `send`, for an answer that is a file. */
export async function sendForResponse(path: string, options: SendOptions = {}): Promise<Response> {
  try {
    return await sendAsUser(path, options);
  } catch (error) {
    if (!isProblem(error, 'auth.step_up_required')) throw error;
    await (await import('./step-up')).stepUp(error);
    options.signal?.throwIfAborted();
    // The very same request: its key too, so that nothing is done twice.
    return sendAsUser(path, options);
  }
}

async function sendAsUser(path: string, options: SendOptions): Promise<Response> {
  const token = session.accessToken;
  const response = await request(path, options);
  if (response.ok) return response;
  const problem = await refusal(response);
  if (!TOKEN_EXPIRED.has(problem.code) || (token === null && !session.isExpected)) throw problem;

  const isRenewed = session.accessToken === token ? await refreshSession() : session.accessToken !== null;
  if (!isRenewed) throw problem;
  const second = await request(path, options);
  if (second.ok) return second;
  if (second.status === 401) session.end();
  throw await refusal(second);
}

function request(path: string, options: SendOptions): Promise<Response> {
  const headers = new Headers();
  if (session.accessToken) headers.set('Authorization', `Bearer ${session.accessToken}`);
  if (options.idempotencyKey) headers.set('Idempotency-Key', options.idempotencyKey);
  if (options.body !== undefined) headers.set('Content-Type', 'application/json');
  return exchangeWithRetries({
    method: options.method ?? 'GET',
    url: apiUrl(path) + queryString(path, options.query),
    headers,
    body: options.body === undefined ? null : JSON.stringify(options.body),
    signal: options.signal,
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
  });
}

function queryString(path: string, query: SendOptions['query']): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    const text = Array.isArray(value) ? value.join(',') : String(value ?? '');
    if (text !== '') pairs.set(name, text);
  }
  if (pairs.size === 0) return '';
  return (path.includes('?') ? '&' : '?') + pairs.toString();
}

async function refusal(response: Response): Promise<Problem> {
  const problem = await problemFromResponse(response);
  if (SESSION_ENDING.has(problem.code)) session.end();
  await learnWords(problem);
  return problem;
}

async function readAnswer<Answer>(response: Response): Promise<Answer> {
  if (response.status === 204 || response.headers.get('Content-Length') === '0') return undefined as Answer;
  try {
    return (await response.json()) as Answer;
  } catch (cause) {
    throw new Problem({
      code: 'client.unreadable',
      status: response.status,
      title: 'Unreadable answer',
      cause,
    });
  }
}
