const NAMES: Readonly<Record<string, string>> = {
  android: 'Android',
  ios: 'iOS',
  pc: 'PC',
  ps: 'PlayStation',
  xbox: 'Xbox',
  switch: 'Nintendo Switch',
};

/** A platform's own name, the same in all languages; an unknown one as the server calls it. */
export function platformName(code: string): string {
  return NAMES[code] ?? code;
}
