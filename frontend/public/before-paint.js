// Runs before the first paint; mirrors src/shared/lib/theme.ts and src/shared/i18n/locale.ts, which change these values later.
(() => {
  const root = document.documentElement;
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const theme = read('wibestore.theme');
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';

  const known = ['uz', 'ru', 'en'];
  const asked = new URLSearchParams(location.search).get('lang');
  const wanted = [asked, read('wibestore.locale'), ...navigator.languages].map((tag) =>
    (tag ?? '').slice(0, 2).toLowerCase(),
  );
  root.lang = wanted.find((tag) => known.includes(tag)) ?? 'uz';

  // Whoever was signed in is not shown a guest's corner (src/shared/ui/theme.css).
  const isGuest = read('wibestore.session') === null;
  if (!isGuest) root.dataset.session = '';

  // Each language and theme has a manifest of its own (tools/app-files.mjs).
  const manifest = document.querySelector('link[rel=manifest]');
  if (manifest) manifest.href = `/app/${root.lang}-${root.dataset.theme}.webmanifest`;

  // The letters of this language, if they are in a file of their own: or words would be drawn twice.
  const letters = document.querySelector(`link[data-language=${root.lang}]`)?.cloneNode();
  if (letters) {
    letters.media = 'all';
    document.head.append(letters);
  }

  // What happens before anything has come to hear of it; src/app/after-start.ts takes it over.
  const errors = [];
  const early = {
    errors,
    keep: (event) => {
      if (errors.length < 20) errors.push(event);
    },
    offer: null,
  };
  window.wibestore = early;
  addEventListener('error', early.keep);
  addEventListener('unhandledrejection', early.keep);
  // Nobody is interrupted by it: the profile page makes the offer.
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    early.offer = event;
  });

  const { files: built, held } = document.currentScript.dataset;
  const files = JSON.parse(built ?? 'null');
  const page = pageAt(location.pathname);
  root.dataset.page = page ?? '';
  // A page with a first screen (docs/adr/0041-first-screen.md) is painted before its scripts take the line.
  if (held !== undefined && held === page) afterFirstPaint(bring);
  else bring();

  /** Ask for what the page will ask for once the first script runs: the build has written it down (tools/first-files.ts). */
  function bring() {
    for (const link of document.querySelectorAll('link[rel=held]')) link.rel = 'modulepreload';
    // By import, not by an element: an address for that would have to be a trusted type.
    for (const { src } of document.querySelectorAll('script[type=held]')) import(src);
    if (files && page) {
      const texts = files.texts[root.lang];
      for (const number of [texts[''], texts[page], ...files.pages[page]]) {
        const link = document.createElement('link');
        link.rel = 'modulepreload';
        link.href = `${files.base ?? '/assets/'}${files.names[number]}.js`;
        document.head.append(link);
      }
    }
    // A guest's page waits for this; whoever was signed in asks as themselves, once their session is renewed.
    const first = firstRead(page, location.pathname, location.search);
    if (files && first && isGuest) {
      const headers = { Accept: 'application/json', 'Accept-Language': root.lang };
      const answer = fetch(first, { credentials: 'include', headers });
      answer.catch(() => undefined);
      window.wibestoreEarly = { [new URL(first, location.origin).href]: answer };
    }
  }

  /** Once there is something to see and the page has come whole; a page that nobody sees, or that waits long, at once. */
  function afterFirstPaint(begin) {
    const seen = new Promise((resolve) => {
      setTimeout(resolve, 2000);
      if (document.hidden) resolve();
      addEventListener('visibilitychange', resolve, { once: true });
      try {
        new PerformanceObserver((list, observer) => {
          if (!list.getEntriesByName('first-contentful-paint').length) return;
          observer.disconnect();
          // The frame after it has the pictures that had come by then.
          requestAnimationFrame(() => requestAnimationFrame(resolve));
        }).observe({ type: 'paint', buffered: true });
      } catch {
        resolve();
      }
    });
    const whole = new Promise((resolve) => {
      if (document.readyState !== 'loading') resolve();
      addEventListener('DOMContentLoaded', resolve, { once: true });
    });
    Promise.all([seen, whole]).then(begin);
  }

  function firstRead(name, path, search) {
    if (name === 'catalog' && search === '') return '/api/v1/listings/';
    const id = name === 'listing' && path.split('/')[2];
    return id && /^[\da-f-]{36}$/.test(id) ? `/api/v1/listings/${id}/` : null;
  }

  function pageAt(path) {
    const [first = '', second, third] = path.split('/').filter(Boolean);
    if (third !== undefined) return null;
    if (second !== undefined) return { games: 'game', listings: 'listing', users: 'user' }[first] ?? null;
    if (first === '') return 'home';
    const pages = ['catalog', 'games', 'login', 'register', 'how-it-works', 'premium'];
    return pages.includes(first) ? first : null;
  }
})();
