import {
  BrowserClient,
  type BrowserOptions,
  breadcrumbsIntegration,
  captureException,
  dedupeIntegration,
  defaultStackParser,
  functionToStringIntegration,
  httpContextIntegration,
  linkedErrorsIntegration,
  makeFetchTransport,
  setCurrentClient,
  setUser,
} from '@sentry/browser';
import type { Report } from './errors';
import { scrub, scrubCrumb, scrubEvent } from './scrub';

export interface SentryOptions {
  dsn: string;
  environment: string;
  /** The backend's, too: an error of both is found in one place. */
  release: string | undefined;
  /** Of so many page views the steps are timed: 1 of all, 0 of none. */
  tracesRate: number;
  /** Stands in for the network (tests). */
  transport?: NonNullable<BrowserOptions['transport']>;
}

export interface Sentry {
  report: Report;
  setUser: (id: string | undefined) => void;
}

/** Of everything the library knows to collect: nothing. */
const COLLECTED: NonNullable<BrowserOptions['dataCollection']> = {
  userInfo: false,
  cookies: false,
  httpHeaders: false,
  httpBodies: [],
  urlQueryParams: false,
  graphQL: { document: false, variables: false },
  genAI: { inputs: false, outputs: false },
  databaseQueryData: false,
  queues: false,
  stackFrameVariables: false,
};

/**
 * Begin to tell: where it broke and whose id it is; never what people typed, who they are or what they hold.
 *
 * The client is made by hand: the library's own `init` brings twice as much code.
 */
export async function startSentry({
  dsn,
  environment,
  release,
  tracesRate,
  transport = makeFetchTransport,
}: SentryOptions): Promise<Sentry> {
  const tracing = tracesRate > 0 ? [(await import('./sentry-tracing')).tracing()] : [];
  const client = new BrowserClient({
    dsn,
    environment,
    ...(release && { release }),
    transport,
    stackParser: defaultStackParser,
    integrations: [
      functionToStringIntegration(),
      dedupeIntegration(),
      linkedErrorsIntegration(),
      httpContextIntegration(),
      breadcrumbsIntegration(),
      ...tracing,
    ],
    // Whatever is left out here would be collected.
    dataCollection: COLLECTED,
    tracesSampleRate: tracesRate,
    // No request carries a trace: the API knows requests by ids of its own.
    tracePropagationTargets: [],
    maxBreadcrumbs: 30,
    beforeSend: (event) => scrubEvent(event),
    beforeSendSpan: (span) => scrub(span) as typeof span,
    beforeBreadcrumb: (crumb) => scrubCrumb(crumb),
  });
  setCurrentClient(client);
  client.init();
  return {
    report: (error) => captureException(error),
    setUser: (id) => setUser(id === undefined ? null : { id }),
  };
}
