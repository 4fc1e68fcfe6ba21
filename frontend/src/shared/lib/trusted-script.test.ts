import { expect, test } from 'vitest';
import { GOOGLE_SCRIPT, trustedScript } from './trusted-script';

test.each([GOOGLE_SCRIPT, '/assets/worker-1.js', `${window.location.origin}/assets/worker-1.js`])(
  '%s may run',
  (url) => {
    expect(trustedScript(url)).toBe(url);
  },
);

test.each([
  'https://evil.example/a.js',
  '//evil.example/a.js',
  'data:text/javascript,alert(1)',
  `${GOOGLE_SCRIPT}?callback=alert`,
  'javascript:alert(1)',
])('%s may not', (url) => {
  expect(() => trustedScript(url)).toThrow(TypeError);
});
