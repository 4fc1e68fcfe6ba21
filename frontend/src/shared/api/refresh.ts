import { apiUrl } from './config';
import { Problem, problemFromResponse } from './problem';
import { type SessionAnswer, session } from './session';
import { exchangeWithRetries, TIMEOUT_MS } from './transport';

const LOCK = 'wibestore.refresh';
const OTHER_TAB_WAIT_MS = 500;

let csrfToken: string | null = null;
let inFlight: Promise<boolean> | null = null;

/**
 * Get a new access token by the refresh cookie. However many callers ask, one request is in flight;
 * tabs take turns, and a tab whose turn comes after another's success takes that tab's token (security.md, rule 9).
 *
 * @returns false when the session is over; it has then been ended in every tab
 * @throws Problem when the server could not be asked; the session is kept
 */
export function refreshSession(): Promise<boolean> {
  inFlight ??= takeTurn().finally(() => {
    inFlight = null;
  });
  return inFlight;
}

/** End the session on the server and in all tabs. The tabs forget it even when the server cannot be reached. */
export async function logOut(): Promise<void> {
  try {
    await postWithCsrf('/api/v1/auth/logout/');
  } finally {
    session.end();
  }
}

/** At start: sign in silently when this browser was signed in before. Never throws. */
export async function startSession(): Promise<void> {
  if (!session.isExpected) return session.startAsGuest();
  try {
    await refreshSession();
  } catch {
    session.startAsGuest();
    addEventListener('online', () => void startSession(), { once: true });
  }
}

async function takeTurn(): Promise<boolean> {
  const token = session.accessToken;
  const stamp = session.stamp;
  return withLock(async () => {
    const isDoneByOtherTab = session.stamp !== stamp;
    if (isDoneByOtherTab && (await session.waitForOtherToken(token, OTHER_TAB_WAIT_MS))) return true;
    return askServer();
  });
}

// navigator.locks is missing where the page came by plain http from another machine; the server's grace of 5 s covers that.
function withLock(work: () => Promise<boolean>): Promise<boolean> {
  return navigator.locks ? navigator.locks.request(LOCK, work) : work();
}

async function askServer(): Promise<boolean> {
  const response = await postWithCsrf('/api/v1/auth/refresh/');
  if (response.ok) {
    session.establish((await response.json()) as SessionAnswer);
    return true;
  }
  if (response.status === 401 || response.status === 403) {
    session.end();
    return false;
  }
  throw await problemFromResponse(response);
}

async function postWithCsrf(path: string): Promise<Response> {
  const response = await post(path, await readCsrfToken(false));
  if (response.status !== 403) return response;
  const problem = await problemFromResponse(response.clone());
  // The token is tied to a cookie that may have changed since: ask once more with a new one.
  return problem.code === 'auth.csrf_failed' ? post(path, await readCsrfToken(true)) : response;
}

function post(path: string, token: string): Promise<Response> {
  const headers = new Headers({ 'X-CSRFToken': token });
  if (session.accessToken) headers.set('Authorization', `Bearer ${session.accessToken}`);
  const url = apiUrl(path);
  return exchangeWithRetries({
    method: 'POST',
    url,
    headers,
    body: null,
    signal: undefined,
    timeoutMs: TIMEOUT_MS,
  });
}

async function readCsrfToken(isFresh: boolean): Promise<string> {
  if (csrfToken !== null && !isFresh) return csrfToken;
  const url = apiUrl('/api/v1/auth/csrf/');
  const headers = new Headers();
  const response = await exchangeWithRetries({
    method: 'GET',
    url,
    headers,
    body: null,
    signal: undefined,
    timeoutMs: TIMEOUT_MS,
  });
  if (!response.ok) throw await problemFromResponse(response);
  const body = (await response.json()) as { csrf_token?: string };
  if (!body.csrf_token)
    throw new Problem({ code: 'client.unreadable', status: response.status, title: 'No CSRF token' });
  csrfToken = body.csrf_token;
  return csrfToken;
}
