import type { Schema } from '@/shared/api/types';

export type PageKind = Schema<'VitalsIn'>['page_kind'];

const KINDS: readonly (readonly [RegExp, PageKind])[] = [
  [/^\/$/, 'home'],
  [/^\/catalog$/, 'catalog'],
  [/^\/games\/[^/]+$/, 'game'],
  [/^\/listings\/[^/]+$/, 'listing'],
  [/^\/users\/[^/]+$/, 'seller'],
  [/^\/(sell|my-listings)(\/|$)/, 'sell'],
  [/^\/(orders|disputes)\/[^/]+$/, 'order'],
  [/^\/chats(\/|$)/, 'chat'],
  [/^\/(wallet(\/|$)|transactions$)/, 'wallet'],
  [/^\/(settings(\/|$)|profile$)/, 'profile'],
  [/^\/notifications$/, 'notifications'],
  [/^\/(login|register|forgot-password|reset-password)$/, 'sign_in'],
  [/^\/admin(\/|$)/, 'admin'],
];

/** What kind of page an address is: never the address itself, whose ids would tell who looked at what. */
export function pageKind(pathname: string): PageKind {
  const path = pathname.replace(/(?<=.)\/$/, '');
  return KINDS.find(([pattern]) => pattern.test(path))?.[1] ?? 'other';
}
