const KEY = 'wibestore.reloaded-at';
const AGAIN_AFTER_MS = 60_000;

/**
 * A page that was open during a deploy asks for files that are gone: load it again, once a minute at most, so that a
 * real fault shows its error page instead of reloading for ever.
 *
 * Files are missed by a server that is away as well: what people have written is not given up for that, so the server
 * must answer first.
 */
export function reloadOnceWhenOutdated(): void {
  addEventListener('vite:preloadError', () => {
    const last = Number(sessionStorage.getItem(KEY));
    if (Date.now() - last < AGAIN_AFTER_MS) return;
    fetch('/', { method: 'HEAD', cache: 'no-store' }).then(
      ({ ok }) => {
        if (!ok) return;
        sessionStorage.setItem(KEY, String(Date.now()));
        location.reload();
      },
      () => {},
    );
  });
}
