import { randomUUID } from 'node:crypto';
import { type APIRequestContext, expect } from '@playwright/test';

const API = '/api/v1';
export const DEMO_PASSWORD = 'Wibe-demo-2026';

/** The e-mail of a demo person, as `make run` prints it. */
export const demoEmail = (username: string): string => `${username}@demo.wibestore.uz`;

/** Signs a demo person in over HTTP and returns the access token. */
export async function accessToken(request: APIRequestContext, username: string): Promise<string> {
  return (await send(request, 'auth/login/', { email: demoEmail(username), password: DEMO_PASSWORD })).access;
}

/** Reads one address as a signed-in person. */
export async function read(request: APIRequestContext, token: string, path: string): Promise<any> {
  const answer = await request.get(`${API}/${path}`, { headers: { Authorization: `Bearer ${token}` } });
  expect(answer.status(), await answer.text()).toBe(200);
  return answer.json();
}

/** Sends to one address, as a signed-in person where there is a token, and returns the answer. */
export async function send(
  request: APIRequestContext,
  path: string,
  data: Record<string, unknown>,
  token?: string,
): Promise<any> {
  const headers = { 'Idempotency-Key': randomUUID(), ...(token && { Authorization: `Bearer ${token}` }) };
  const answer = await request.post(`${API}/${path}`, { data, headers });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}

/** Changes one thing, as a signed-in person, and returns it. */
export async function change(
  request: APIRequestContext,
  token: string,
  path: string,
  data: Record<string, unknown>,
): Promise<any> {
  const headers = { Authorization: `Bearer ${token}` };
  const answer = await request.patch(`${API}/${path}`, { data, headers });
  expect(answer.status(), await answer.text()).toBe(200);
  return answer.json();
}

/** What a demo seller has on sale, ready at once, the cheapest first; each journey has a seller of its own. */
export async function readyOf(request: APIRequestContext, seller: string): Promise<any[]> {
  const answer = await request.get(`${API}/listings/?delivery=instant&ordering=price&seller=${seller}`);
  expect(answer.status(), await answer.text()).toBe(200);
  const { results } = await answer.json();
  // The cheapest of this game are the purchase's, whoever sells them.
  return results.filter((listing: { game: { slug: string } }) => listing.game.slug !== 'pubg-mobile');
}

/** Approves a pending listing as the demo admin. */
export async function approveListing(request: APIRequestContext, listingId: string): Promise<void> {
  const token = await accessToken(request, 'admin');
  const listing = await read(request, token, `admin/listings/${listingId}/`);
  const checklist = Object.fromEntries(listing.checklist.map((item: { code: string }) => [item.code, true]));
  const approval = { decision: 'approve', checklist, expected_version: listing.version };
  await change(request, token, `admin/listings/${listingId}/`, approval);
}
