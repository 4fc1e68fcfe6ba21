/** The path prefix of every API address, as OpenAPI writes it. */
export const API_PREFIX = '/api/v1';

/** Where the interface's environment says things are; empty values mean "where this page came from". */
export const config = {
  apiBaseUrl: (import.meta.env['VITE_API_BASE_URL'] || API_PREFIX).replace(/\/+$/, ''),
  wsBaseUrl: import.meta.env['VITE_WS_BASE_URL'] || '',
  googleClientId: import.meta.env['VITE_GOOGLE_CLIENT_ID'] || '',
  sentryDsn: import.meta.env['VITE_SENTRY_DSN'] || '',
};

/** The full address of an API path (`/api/v1/orders/…`), wherever the API is. */
export function apiUrl(path: string): string {
  if (!path.startsWith(`${API_PREFIX}/`)) throw new Error(`Not an API path: ${path}`);
  return new URL(config.apiBaseUrl + path.slice(API_PREFIX.length), window.location.origin).href;
}
