import type { Schema } from '@/shared/api/types';
import { GOOGLE_SCRIPT, trustedScript } from '@/shared/lib/trusted-script';

const POPUP_LOOK = 'popup,width=460,height=620';
const CLOSED_ROUND_MS = 500;
/** What it said may arrive after it is seen closed. */
const CLOSED_ROUNDS = 4;

/** The part of Google's script that is used here. */
interface GoogleAccounts {
  initialize: (options: {
    client_id: string;
    nonce: string;
    ux_mode: 'popup';
    callback: (answer: { credential?: string }) => void;
  }) => void;
  renderButton: (place: HTMLElement, look: Record<string, unknown>) => void;
}

declare global {
  interface Window {
    google?: { accounts?: { id?: GoogleAccounts } };
  }
}

let loading: Promise<GoogleAccounts> | null = null;

/** Google's own script, fetched with the first button that needs it. @throws Error when it could not be had */
export function loadGoogle(): Promise<GoogleAccounts> {
  loading ??= fetchGoogle().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

function fetchGoogle(): Promise<GoogleAccounts> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = trustedScript(GOOGLE_SCRIPT);
    script.async = true;
    script.onload = () => {
      const accounts = window.google?.accounts?.id;
      if (accounts) resolve(accounts);
      else reject(new Error('Google sent something else'));
    };
    script.onerror = () => {
      script.remove();
      reject(new Error('Google cannot be reached'));
    };
    document.head.append(script);
  });
}

/**
 * Ask the page that plays Google's popup in development.
 *
 * @returns what "Google" signed; null when the window was closed, or could not be opened
 */
export function askStandIn({
  stand_in_url,
  client_id,
  nonce,
}: Schema<'GoogleConfigOut'>): Promise<string | null> {
  const address = new URL(stand_in_url ?? '', window.location.origin);
  for (const [name, value] of Object.entries({ client_id, nonce, origin: window.location.origin }))
    address.searchParams.set(name, value);
  const popup = window.open(address, 'wibestore-google', POPUP_LOOK);
  if (!popup) return Promise.resolve(null);
  return new Promise((resolve) => {
    const end = (credential: string | null) => {
      clearInterval(timer);
      removeEventListener('message', take);
      resolve(credential);
    };
    const take = ({ origin, source, data }: MessageEvent<{ credential?: unknown } | null>) => {
      if (origin !== address.origin || source !== popup) return;
      if (typeof data?.credential !== 'string') return;
      popup.close();
      // Empty: they would rather not.
      end(data.credential || null);
    };
    let rounds = 0;
    const timer = setInterval(() => {
      if (popup.closed) rounds += 1;
      if (rounds >= CLOSED_ROUNDS) end(null);
    }, CLOSED_ROUND_MS);
    addEventListener('message', take);
  });
}
