import { useEffect, useState } from 'react';
import { useNavigate } from '@/shared/router/router';

export interface UnsavedGuard {
  /** Somebody is about to leave: ask them. */
  isAsking: boolean;
  stay: () => void;
  leave: () => void;
}

/**
 * Keep people from losing what they typed: links of the shop and the browser's Back are stopped until they answer,
 * closing or loading the tab asks in the browser's own words.
 *
 * Back is stopped where the browser has the Navigation API and allows it.
 *
 * @param isDirty whether something would be lost now
 */
export function useUnsavedGuard(isDirty: boolean): UnsavedGuard {
  const navigate = useNavigate();
  // An address, or how many steps through the history.
  const [target, setTarget] = useState<string | number | null>(null);
  const [isOff, setOff] = useState(false);
  const isActive = isDirty && !isOff;

  useEffect(() => {
    if (!isActive) return;
    const stopClosing = (event: BeforeUnloadEvent) => event.preventDefault();
    const stopLink = (event: MouseEvent) => {
      const address = addressOf(event);
      if (address === null) return;
      event.preventDefault();
      event.stopPropagation();
      setTarget(address);
    };
    const stopHistory = (event: NavigateEvent) => {
      if (event.navigationType !== 'traverse' || !event.cancelable) return;
      event.preventDefault();
      const here = navigation.currentEntry?.index ?? 0;
      setTarget(event.destination.index - here || -1);
    };
    addEventListener('beforeunload', stopClosing);
    document.addEventListener('click', stopLink, true);
    const history = 'navigation' in window ? window.navigation : null;
    history?.addEventListener('navigate', stopHistory);
    return () => {
      removeEventListener('beforeunload', stopClosing);
      document.removeEventListener('click', stopLink, true);
      history?.removeEventListener('navigate', stopHistory);
    };
  }, [isActive]);

  // The guard must be off before the navigation starts, or it would stop it again.
  useEffect(() => {
    if (!isOff || target === null) return;
    if (typeof target === 'number') navigate(target);
    else navigate(target);
  }, [isOff, target, navigate]);

  return { isAsking: isActive && target !== null, stay: () => setTarget(null), leave: () => setOff(true) };
}

/** The address inside the shop that a plain click on a link asks for, else null. */
function addressOf(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || link.target === '_blank' || link.origin !== location.origin) return null;
  const address = link.pathname + link.search + link.hash;
  return link.pathname === location.pathname ? null : address;
}
