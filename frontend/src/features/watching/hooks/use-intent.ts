import { useEffect, useEffectEvent } from 'react';
import { useSessionStatus } from '@/shared/api/session';
import { paths } from '@/shared/lib/paths';
import { tabStorage } from '@/shared/lib/storage';
import { useLocation, useNavigate } from '@/shared/router/router';

const KEY = 'wibestore.watching.intent';

/**
 * What needs a signed-in person: done at once for them; a guest signs in first, comes back to this very page, and
 * `onReturn` goes on with it. Kept in the tab, never in an address: a link that somebody sends does nothing.
 *
 * @param what names the thing and its subject: `watch:<id>`
 */
export function useIntent(what: string, onReturn: () => void): (act: () => void) => void {
  const status = useSessionStatus();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const goOn = useEffectEvent(onReturn);

  useEffect(() => {
    if (status !== 'signed-in' || tabStorage.read(KEY) !== what) return;
    tabStorage.remove(KEY);
    goOn();
  }, [status, what]);

  return (act) => {
    if (status !== 'signed-out') {
      act();
      return;
    }
    tabStorage.write(KEY, what);
    void navigate(paths.login(pathname + search));
  };
}
