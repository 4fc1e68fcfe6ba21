import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';

/**
 * The network of all tests: nothing answers but what a test says with `server.use(http.get(…))`. Only the saved views,
 * which every filtered table of the desk looks for, are none until a test says otherwise.
 */
export const server = setupServer(
  http.get('*/api/v1/admin/views/', () => HttpResponse.json({ results: [] })),
);

/** An API address as the interface calls it in tests. */
export function api(path: string): string {
  return `${window.location.origin}/api/v1${path}`;
}
