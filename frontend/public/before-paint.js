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
})();
