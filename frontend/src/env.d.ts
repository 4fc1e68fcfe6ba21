interface ImportMetaEnv {
  readonly VITE_API_BASE_URL: string;
  readonly VITE_WS_BASE_URL: string;
  readonly VITE_GOOGLE_CLIENT_ID: string;
  readonly VITE_SENTRY_DSN: string;
  readonly VITE_SENTRY_TRACES_RATE: string;
  readonly VITE_VITALS_RATE: string;
  readonly VITE_RELEASE: string;
  readonly VITE_SERVICE_WORKER: string;
}

/** The browser's offer to install the shop; Chromium alone makes it. */
interface InstallOffer extends Event {
  prompt: () => Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

interface Window {
  /** What public/before-paint.js has kept; missing where that file did not run. */
  wibestore?: {
    errors: Event[];
    keep: (event: Event) => void;
    offer: InstallOffer | null;
  };
}
