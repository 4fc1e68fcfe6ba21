/**
 * Lets a CDN and Sentry into the policy that nginx gives its own answers, as the backend does (`config/csp.py`).
 *
 *   VITE_CDN_URL=… VITE_SENTRY_DSN=… node tools/nginx-origins.mjs     rewrites nginx/common/headers.conf; for images
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FROM_CDN = ['script-src', 'style-src', 'img-src', 'connect-src', 'font-src'];

/** The file with these origins in its policy; without any of them as it was. */
export function withOrigins(text, { cdnUrl = '', sentryDsn = '' }) {
  const sentry = sentryDsn && new URL(sentryDsn).origin;
  const added = (directive) => [
    ...(cdnUrl && FROM_CDN.includes(directive) ? [`${cdnUrl}/`] : []),
    ...(sentry && directive === 'connect-src' ? [sentry] : []),
  ];
  return text.replace(/(Content-Security-Policy ")([^"]*)"/, (_, start, policy) => {
    const directives = policy.split('; ').map((one) => [one, ...added(one.split(' ')[0])].join(' '));
    return `${start}${directives.join('; ')}"`;
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = new URL('../nginx/common/headers.conf', import.meta.url);
  const { VITE_CDN_URL: cdnUrl, VITE_SENTRY_DSN: sentryDsn } = process.env;
  writeFileSync(file, withOrigins(readFileSync(file, 'utf8'), { cdnUrl, sentryDsn }));
}
