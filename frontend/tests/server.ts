import { setupServer } from 'msw/node';

/** The network of all tests: nothing answers but what a test says with `server.use(http.get(…))`. */
export const server = setupServer();

/** An API address as the interface calls it in tests. */
export function api(path: string): string {
  return `${window.location.origin}/api/v1${path}`;
}
