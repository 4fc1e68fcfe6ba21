import { expect, test } from 'vitest';
import { scrubCrumb, scrubEvent, scrubText } from './scrub';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';

test.each([
  ['https://wibestore.uz/reset-password#token=abc', 'https://wibestore.uz/reset-password'],
  ['GET /api/v1/listings/?search=secret+shop failed', 'GET /api/v1/listings/ failed'],
  ['/ws/notifications/?ticket=abcdef', '/ws/notifications/'],
  [`Authorization: Bearer ${JWT}`, 'Authorization: Bearer ***'],
  [`got ${JWT} back`, 'got *** back'],
  ['mail to dilnoza@example.uz', 'mail to ***'],
  ['call +998 90 123-45-67', 'call ***'],
  ['card 8600 1234 5678 9012 refused', 'card *** refused'],
  ['password: "hunter2"', 'password: "***"'],
  ['Is it open? Yes', 'Is it open? Yes'],
])('%s', (text, told) => {
  expect(scrubText(text)).toBe(told);
});

test('an event leaves with the id of its user and the path of its page', () => {
  const told = scrubEvent({
    event_id: 'e'.repeat(32),
    user: { id: 'u1', email: 'dilnoza@example.uz', ip_address: '{{auto}}' },
    request: {
      url: 'https://wibestore.uz/unlock?x=1#token=abc',
      headers: { 'User-Agent': 'Firefox', Referer: 'https://wibestore.uz/?token=abc' },
    },
    extra: { login: 'sardor', nested: { access_token: JWT, note: 'to dilnoza@example.uz' } },
    exception: { values: [{ type: 'Error', value: 'No /api/v1/x/?code=123456' }] },
  });

  expect(told).toEqual({
    event_id: 'e'.repeat(32),
    user: { id: 'u1' },
    request: { url: 'https://wibestore.uz/unlock', headers: { 'User-Agent': 'Firefox' } },
    extra: { login: '***', nested: { access_token: '***', note: 'to ***' } },
    exception: { values: [{ type: 'Error', value: 'No /api/v1/x/' }] },
  });
});

test('of the steps before an error nothing shows what was typed or read', () => {
  expect(scrubCrumb({ category: 'ui.input', message: 'input[name="password"]' })).toBeNull();
  expect(scrubCrumb({ category: 'console', message: 'anything' })).toBeNull();
  expect(
    scrubCrumb({ category: 'ui.click', message: 'li > button.touch[aria-label="Chat with Dilnoza"]' }),
  ).toEqual({ category: 'ui.click', message: 'li > button.touch' });
  expect(
    scrubCrumb({ category: 'navigation', data: { from: '/login?next=%2Fwallet', to: '/wallet#top' } }),
  ).toEqual({ category: 'navigation', data: { from: '/login', to: '/wallet' } });
});

test('what lies too deep to be looked at is not told', () => {
  let deep: unknown = 'dilnoza@example.uz';
  for (let depth = 0; depth < 40; depth += 1) deep = { deep };
  expect(JSON.stringify(scrubEvent({ extra: deep } as object))).not.toContain('dilnoza');
});
