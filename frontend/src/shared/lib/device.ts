/** What a browser says of itself, in names people know; null where it cannot be told. */
export interface Device {
  browser: string | null;
  system: string | null;
  isPhone: boolean;
}

/** The first that fits: the later ones are named by the earlier ones too. */
const BROWSERS: readonly [RegExp, string][] = [
  [/Telegram/i, 'Telegram'],
  [/YaBrowser/i, 'Yandex Browser'],
  [/OPR\/|Opera/i, 'Opera'],
  [/SamsungBrowser/i, 'Samsung Internet'],
  [/MiuiBrowser/i, 'Mi Browser'],
  [/UCBrowser/i, 'UC Browser'],
  [/Edg(e|A|iOS)?\//i, 'Edge'],
  [/Firefox|FxiOS/i, 'Firefox'],
  [/Chrome|CriOS|Chromium/i, 'Chrome'],
  [/Safari/i, 'Safari'],
];

const SYSTEMS: readonly [RegExp, string][] = [
  [/iPhone|iPod/i, 'iPhone'],
  [/iPad/i, 'iPad'],
  [/Android/i, 'Android'],
  [/Windows/i, 'Windows'],
  [/Mac OS X|Macintosh/i, 'macOS'],
  [/CrOS/i, 'ChromeOS'],
  [/Linux|X11/i, 'Linux'],
];

export function deviceOf(userAgent: string): Device {
  const nameIn = (names: typeof BROWSERS) => names.find(([known]) => known.test(userAgent))?.[1] ?? null;
  return {
    browser: nameIn(BROWSERS),
    system: nameIn(SYSTEMS),
    isPhone: /iPhone|iPod|Android.*Mobile|Mobile.*Android/i.test(userAgent),
  };
}
