import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withOrigins } from './nginx-origins.mjs';

const text = readFileSync(join(process.cwd(), 'nginx/common/headers.conf'), 'utf8');
const policyOf = (file: string) => {
  const [, policy = ''] = /Content-Security-Policy "([^"]*)"/.exec(file) ?? [];
  return Object.fromEntries(policy.split('; ').map((one) => [one.split(' ')[0], one]));
};

test('without a CDN and Sentry the file stays as it is', () => {
  expect(withOrigins(text, {})).toBe(text);
});

test('each gets in where it is needed, Sentry without its key, and nothing else changes', () => {
  const before = policyOf(text);
  const after = policyOf(
    withOrigins(text, { cdnUrl: 'https://cdn.example.uz', sentryDsn: 'https://key@sentry.example.uz/1' }),
  );

  expect(after['script-src']).toBe(`${before['script-src']} https://cdn.example.uz/`);
  expect(after['connect-src']).toBe(
    `${before['connect-src']} https://cdn.example.uz/ https://sentry.example.uz`,
  );
  for (const name of ['default-src', 'worker-src', 'object-src', 'frame-src']) {
    expect(after[name]).toBe(before[name]);
  }
});
