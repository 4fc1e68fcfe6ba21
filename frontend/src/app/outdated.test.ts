import { server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { beforeEach, expect, test, vi } from 'vitest';
import { reloadOnceWhenOutdated } from './outdated';

const reload = vi.fn();

beforeEach(() => {
  sessionStorage.clear();
  reload.mockReset();
  vi.stubGlobal('location', { ...window.location, reload });
});
reloadOnceWhenOutdated();

const missFile = () => dispatchEvent(new Event('vite:preloadError'));

test('a file that a deploy took away loads the page again, once a minute at most', async () => {
  server.use(http.head('*/', () => new HttpResponse(null)));
  missFile();
  await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
  missFile();
  expect(reload).toHaveBeenCalledTimes(1);
});

test.each([
  ['is away', () => HttpResponse.error()],
  ['is not ready', () => new HttpResponse(null, { status: 502 })],
])('what was written stays while the server %s', async (_, answer) => {
  const asked = vi.fn();
  server.use(
    http.head('*/', () => {
      asked();
      return answer();
    }),
  );
  missFile();
  await vi.waitFor(() => expect(asked).toHaveBeenCalled());
  await new Promise((resolve) => setTimeout(resolve));
  expect(reload).not.toHaveBeenCalled();
});
