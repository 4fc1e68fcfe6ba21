import { createRequire } from 'node:module';
import type { Locator, Page } from '@playwright/test';
import type axe from 'axe-core';
import type { RunOptions } from 'axe-core';

/** WCAG 2.2, levels A and AA, and what is no rule of it and would keep people out all the same. */
const ALL: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  rules: Object.fromEntries(
    // The first is of 2.2 and is off unless one asks for it.
    ['target-size', 'accesskeys', 'aria-dialog-name', 'label-title-only', 'scope-attr-valid', 'tabindex'].map(
      (id) => [id, { enabled: true }],
    ),
  ),
};
/** The rules that a theme can break; all others say the same in both. */
const OF_COLORS: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };
/** The rule that a width can break: whether a finger hits what it means. */
const OF_SIZES: RunOptions = { runOnly: { type: 'rule', values: ['target-size'] } };

const LOOKS = { all: ALL, colors: OF_COLORS, sizes: OF_SIZES };
type Look = keyof typeof LOOKS;

/** Gives every address that this page opens the judge, and no motion: what a theme changes has changed at once. */
export async function prepare(page: Page): Promise<void> {
  await page.addInitScript({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
  await page.addInitScript(() => {
    const still = new CSSStyleSheet();
    still.replaceSync('*, ::before, ::after { transition: none !important; animation: none !important }');
    document.adoptedStyleSheets.push(still);
    const told = window as unknown as { shifted: number };
    told.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[])
        if (!entry.hadRecentInput) told.shifted += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** How far what was on the page has moved by itself since it was opened (CLS): what comes has its place kept. */
export async function shifted(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { shifted: number }).shifted);
}

/** What axe holds against the page that is open, or a place in it: every fault with the element that has it. */
export async function violations(page: Page, look: Look = 'all', place?: Locator): Promise<string[]> {
  return (place ?? page.locator('html')).evaluate(
    async (element, options) => {
      const { axe: here } = window as unknown as { axe: typeof axe };
      const { violations: found } = await here.run(
        element === document.documentElement ? document : element,
        options,
      );
      return found.map(({ id, nodes }) =>
        [id, ...nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`)].join('\n'),
      );
    },
    { ...LOOKS[look], resultTypes: ['violations' as const] },
  );
}
