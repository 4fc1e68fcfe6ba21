import { session } from '@/shared/api/session';
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
  await Promise.race([late, bring().catch(() => undefined)]);
}

async function bring(): Promise<void> {
  const page = await firstPage()?.bring();
  if (session.status === 'signed-out') await page?.bringFirst?.(queryClient);
}
