import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { meOptions } from '../api';

const ROUND_MS = 10_000;

/**
 * While somebody waits for their e-mail to be confirmed, which happens in another tab or on another device: look
 * again every ten seconds, and at once when they come back to this tab.
 */
export function useUnverifiedWatch(isWaiting: boolean): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!isWaiting) return;
    const look = () => {
      if (document.visibilityState === 'visible' && navigator.onLine) {
        void queryClient.invalidateQueries({ queryKey: meOptions().queryKey });
      }
    };
    const timer = setInterval(look, ROUND_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [isWaiting, queryClient]);
}
