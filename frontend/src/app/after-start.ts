import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { meOptions } from '@/features/users/api';
import { config } from '@/shared/api/config';
import { session } from '@/shared/api/session';
import { currentLocale, loadTexts } from '@/shared/i18n/locale';
import { formatDateTime } from '@/shared/lib/dates';
import type { KeptMessage } from '@/shared/lib/kept-reads';
import { trustedScript } from '@/shared/lib/trusted-script';
import { forgetEarlyErrors, watchErrors } from '@/shared/observability/errors';
import { tellVitals } from '@/shared/observability/vitals';
import { showToast } from '@/shared/ui/toast';
import { queryClient } from './query-client';
import { isSomethingUnsaved } from './unsaved';
import { followUpdates, leaveWorker, type UpdateState } from './updates';

/** Without a rate of its own, so many page views are measured. */
const VITALS_RATE = 0.25;
/** Of several old answers in a row one is told of (milliseconds). */
const TOLD_MS = 60_000;

/** What a page does once it stands: nothing of this is worth a moment of its start. */
export function afterStart(): void {
  tellErrors().catch(() => undefined);
  if (!import.meta.env.PROD) return;
  tellVitals({ rate: rateOf('VITE_VITALS_RATE', VITALS_RATE) }).catch(() => undefined);
  // Where it cannot be installed (private windows, plain http), the page works as it did before.
  startWorker().catch(() => undefined);
}

/** Tell Sentry, where there is one, of what breaks; of the person it learns the id. */
async function tellErrors(): Promise<void> {
  if (!config.sentryDsn) {
    forgetEarlyErrors();
    return;
  }
  const { startSentry } = await import('@/shared/observability/sentry');
  const sentry = await startSentry({
    dsn: config.sentryDsn,
    environment: import.meta.env.MODE,
    release: import.meta.env['VITE_RELEASE'] || undefined,
    tracesRate: rateOf('VITE_SENTRY_TRACES_RATE', 0),
  });
  sentry.setUser(queryClient.getQueryData(meOptions().queryKey)?.id);
  session.watch((event) => sentry.setUser(event.type === 'established' ? event.user.id : undefined));
  watchErrors(sentry.report);
}

async function startWorker(): Promise<void> {
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!container) return;
  if (import.meta.env['VITE_SERVICE_WORKER'] === 'off') return leaveWorker(container);
  container.addEventListener('message', ({ data }: MessageEvent<KeptMessage>) => {
    if (data.type === 'kept') tellOld(data.at).catch(() => undefined);
  });
  // Before the worker learns what the page has loaded: without a connection these are what it says.
  await loadTexts('members');
  await followUpdates({
    container,
    script: trustedScript('/sw.js'),
    show: (state, act) => void showNotice(state, act).catch(() => undefined),
    isUnsaved: isSomethingUnsaved,
    reload: () => location.reload(),
  });
}

async function showNotice(state: UpdateState, act: () => void): Promise<void> {
  const [{ showUpdateNotice }] = await Promise.all([import('./update-notice'), loadTexts('members')]);
  showUpdateNotice(state, act);
}

let toldAt = 0;

/** The shop cannot be reached, and the page shows what was kept; without any connection the strip says so. */
async function tellOld(keptAt: string): Promise<void> {
  if (!navigator.onLine || Date.now() - toldAt < TOLD_MS) return;
  toldAt = Date.now();
  await loadTexts('members');
  const when = formatDateTime(keptAt, currentLocale());
  showToast({
    tone: 'attention',
    title: i18n._(msg`The shop does not answer`),
    description: i18n._(
      msg`You see what was kept at ${when}. Nothing can be bought or sent until it answers.`,
    ),
  });
}

function rateOf(name: 'VITE_VITALS_RATE' | 'VITE_SENTRY_TRACES_RATE', otherwise: number): number {
  const given = import.meta.env[name];
  const rate = given ? Number(given) : otherwise;
  return rate >= 0 && rate <= 1 ? rate : otherwise;
}
