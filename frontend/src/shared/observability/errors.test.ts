import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Problem } from '@/shared/api/problem';
import { forgetEarlyErrors, watchErrors } from './errors';

const errorEvent = (error: unknown) => new ErrorEvent('error', { error });
const rejection = (reason: unknown) => Object.assign(new Event('unhandledrejection'), { reason });

/** As public/before-paint.js does. */
function startEarly(): void {
  const errors: Event[] = [];
  const keep = (event: Event) => {
    if (errors.length < 20) errors.push(event);
  };
  window.wibestore = { errors, keep, offer: null };
  addEventListener('error', keep);
  addEventListener('unhandledrejection', keep);
}

const report = vi.fn();
let stop: () => void = () => undefined;

beforeEach(() => {
  report.mockReset();
  startEarly();
});
afterEach(() => {
  stop();
  forgetEarlyErrors();
  delete window.wibestore;
});

test('what broke before anybody listened is told in its order, then what breaks later, each once', () => {
  const [first, second, third] = [new Error('first'), new Error('second'), new Error('third')];
  dispatchEvent(errorEvent(first));
  dispatchEvent(rejection(second));
  stop = watchErrors(report);
  dispatchEvent(errorEvent(third));

  expect(report.mock.calls).toEqual([[first], [second], [third]]);
  expect(window.wibestore?.errors).toEqual([]);
});

test('a page that fails in a circle fills neither memory nor anybody’s day', () => {
  for (let count = 0; count < 50; count += 1) dispatchEvent(errorEvent(new Error(`early ${count}`)));
  expect(window.wibestore?.errors).toHaveLength(20);
  stop = watchErrors(report);
  for (let count = 0; count < 50; count += 1) dispatchEvent(errorEvent(new Error(`late ${count}`)));

  expect(report).toHaveBeenCalledTimes(30);
});

test.each([
  ['a refusal', new Problem({ code: 'listing.not_active', status: 409, title: 'Sold' })],
  ['a fault that the server tells of itself', new Problem({ code: 'server.error', status: 500, title: '' })],
  ['a lost connection', new Problem({ code: 'client.network', status: 0, title: '' })],
  ['a file that a deploy took away', new TypeError('Failed to fetch dynamically imported module: /a.js')],
  ['a page that was left', new DOMException('Left', 'AbortError')],
  ['a script of somebody else', 'Script error.'],
])('%s is no fault of the interface', (_, error) => {
  stop = watchErrors(report);
  dispatchEvent(rejection(error));
  expect(report).not.toHaveBeenCalled();
});

test('an answer that cannot be read is one', () => {
  stop = watchErrors(report);
  const problem = new Problem({ code: 'client.unreadable', status: 200, title: 'Unreadable answer' });
  dispatchEvent(rejection(problem));
  expect(report).toHaveBeenCalledWith(problem);
});

test('where nobody is to be told, nothing is kept any more', () => {
  dispatchEvent(errorEvent(new Error('early')));
  forgetEarlyErrors();
  dispatchEvent(rejection(new Error('late')));
  expect(window.wibestore?.errors).toEqual([]);
});
