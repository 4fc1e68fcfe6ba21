import { useLayoutEffect, useState } from 'react';
import { useLocation } from '@/shared/router/router';

/**
 * The token of a letter's link (`#token=…`): read once, then gone from the address bar, so that no history, no
 * referrer and nobody who looks over the shoulder has it. It stays in this page's memory alone.
 *
 * @returns null when the link brought none: it was cut off, or the page was loaded again
 */
export function useLinkToken(): string | null {
  const { hash } = useLocation();
  const [kept, setKept] = useState({ hash, token: tokenOf(hash) });
  // Another letter's link may be opened in the same tab.
  const isNew = hash !== '' && hash !== kept.hash;
  if (isNew) setKept({ hash, token: tokenOf(hash) });

  // Before the browser paints, and before any effect asks the server something.
  useLayoutEffect(() => {
    if (hash === '') return;
    const { pathname, search } = window.location;
    window.history.replaceState(window.history.state, '', pathname + search);
  }, [hash]);
  return isNew ? tokenOf(hash) : kept.token;
}

function tokenOf(hash: string): string | null {
  return new URLSearchParams(hash.slice(1)).get('token') || null;
}
