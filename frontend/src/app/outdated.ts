const KEY = 'wibestore.reloaded-at';
const AGAIN_AFTER_MS = 60_000;

/**
 * A page that was open during a deploy asks for files that are gone: load it again, once a minute at most, so that a
 * real fault shows its error page instead of reloading for ever.
 */
export function reloadOnceWhenOutdated(): void {
  addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(KEY));
    if (!navigator.onLine || Date.now() - last < AGAIN_AFTER_MS) return;
    sessionStorage.setItem(KEY, String(Date.now()));
    event.preventDefault();
    location.reload();
  });
}
