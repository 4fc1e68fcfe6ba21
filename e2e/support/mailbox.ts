import { type APIRequestContext, expect } from '@playwright/test';

interface Letter {
  subject: string;
  text: string;
}

/** The letters that one address got, the newest first, from the shop's own mailbox page. */
export async function lettersTo(request: APIRequestContext, address: string): Promise<Letter[]> {
  const answer = await request.get('/emulators/mail/api/', { params: { to: address } });
  expect(answer.status(), await answer.text()).toBe(200);
  return (await answer.json()).results;
}

/**
 * Waits for a letter with a link to this page of the shop, and returns the link of the newest one.
 *
 * @param than a link that was used already
 */
export async function linkFor(
  request: APIRequestContext,
  address: string,
  page: string,
  than?: string,
): Promise<string> {
  const pattern = new RegExp(`https?://\\S+/${page}#token=[^\\s>]+`);
  let found: string | undefined;
  await expect
    .poll(
      async () => {
        const links = (await lettersTo(request, address)).map(({ text }) => text.match(pattern)?.[0]);
        found = links.find((link) => link !== undefined && link !== than);
        return found;
      },
      { message: `a letter to ${address} with a link to /${page}`, timeout: 60_000 },
    )
    .toBeDefined();
  return found ?? '';
}

/** The same link at the address of the shop under test, whatever name the shop calls itself by. */
export function pathOf(link: string): string {
  const { pathname, hash } = new URL(link);
  return pathname + hash;
}
