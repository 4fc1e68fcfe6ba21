import { createHmac } from 'node:crypto';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * The same access token as if its fifteen minutes had passed: the shop's own key signs it, so the server refuses it
 * for its age and for nothing else.
 */
export function expired(token: string, key: string): string {
  const [head, body] = token.split('.');
  const claims = JSON.parse(Buffer.from(body ?? '', 'base64url').toString());
  const aged = encode({ ...claims, iat: claims.iat - 3600, exp: claims.exp - 3600 });
  const signature = createHmac('sha256', key).update(`${head}.${aged}`).digest('base64url');
  return `${head}.${aged}.${signature}`;
}
