import { formats } from '@lingui/core';
import { session } from '@/shared/api/session';
import { currentLocale } from '@/shared/i18n/locale';
import { firstPage } from './pages';
import { queryClient } from './query-client';

/** So long does what the server sent stand in for the page at most (milliseconds). */
const PATIENCE_MS = 2000;

/**
 * Fetch the page that one starts with, and for guests what it shows first, so that the first thing drawn is the page itself.
 *
 * What cannot come is asked for again, and told, by the page.
 */
export async function bringFirst(): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([late, Promise.all([bring().catch(() => undefined), warmWords()])]);
}

async function bring(): Promise<void> {
  const page = await firstPage()?.bring();
  if (session.status === 'signed-out') await page?.bringFirst?.(queryClient);
}

/**
 * The first plural and the first number of a language cost the browser tens of milliseconds: while the page is on its way, and in parts, since the
 * number's include finding out which languages there are, which another question asks alone.
 */
async function warmWords(): Promise<void> {
  await nextTask();
  formats.plural(currentLocale(), false, 1, {} as Parameters<typeof formats.plural>[3]);
  await nextTask();
  Intl.Collator.supportedLocalesOf(currentLocale());
  await nextTask();
  formats.number(currentLocale(), 1);
}

const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve));
