import { browserTracingIntegration } from '@sentry/browser';

/** Times the steps of a page view; code of its own, for most shops want none of it. */
export const tracing = () => browserTracingIntegration();
