import type { Metric } from 'web-vitals';
import { apiUrl } from '@/shared/api/config';
import type { Schema } from '@/shared/api/types';
import { pageKind } from './page-kind';

type Vital = Schema<'VitalIn'>;

/** More than this the server does not take (milliseconds); who left a page open that long says nothing about its speed. */
const LONGEST_MS = 600_000;

/** How the library tells of its figures; tests tell their own. */
export type Measure = (keep: (metric: Pick<Metric, 'name' | 'value'>) => void) => void;

export interface VitalsOptions {
  /** Of so many page views one is told: 1 of all, 0 of none. */
  rate: number;
  measure?: Measure;
  random?: () => number;
}

/**
 * Tell the shop once how fast this page was: which kind of page and five figures, nothing else.
 *
 * They leave when the page is hidden, since only then the longest wait and the shifts are known.
 */
export async function tellVitals({ rate, measure, random = Math.random }: VitalsOptions): Promise<void> {
  if (!(random() < rate) || typeof navigator.sendBeacon !== 'function') return;
  let kind = pageKind(firstPath());
  let isTold = false;
  const kept = new Map<Vital['name'], number>();
  const tell = () => {
    if (isTold || kept.size === 0) return;
    isTold = true;
    const vitals = [...kept].map(([name, value]) => ({ name, value }));
    const body: Schema<'VitalsIn'> = { page_kind: kind, vitals };
    navigator.sendBeacon(
      apiUrl('/api/v1/vitals/'),
      new Blob([JSON.stringify(body)], { type: 'application/json' }),
    );
  };
  addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && tell());
  addEventListener('pagehide', tell);
  // Come back to by the browser's Back, which shows the page as it was: another view of a page.
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    kind = pageKind(location.pathname);
    isTold = false;
    kept.clear();
  });
  (measure ?? (await ofBrowser()))(({ name, value }) => {
    if (value >= 0 && value <= LONGEST_MS) kept.set(name, name === 'CLS' ? value : Math.round(value));
  });
}

/** The library comes only for those who are asked. */
async function ofBrowser(): Promise<Measure> {
  const { onCLS, onFCP, onINP, onLCP, onTTFB } = await import('web-vitals');
  return (keep) => {
    for (const on of [onCLS, onFCP, onINP, onLCP, onTTFB]) on(keep);
  };
}

/** Where the page was opened: by now somebody may have gone on. */
function firstPath(): string {
  const [first] = performance.getEntriesByType('navigation');
  return first?.name.startsWith('http') ? new URL(first.name).pathname : location.pathname;
}
