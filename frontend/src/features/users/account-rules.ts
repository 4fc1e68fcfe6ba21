const LATIN = /^[A-Za-z0-9_.-]*$/;
const CYRILLIC = /^[А-Яа-яЁёЎўҚқҒғҲҳ0-9_.-]*$/;
const SEPARATORS_APART = /^[^_.-]+(?:[_.-][^_.-]+)*$/;

export const USERNAME_LENGTH = { min: 3, max: 30 } as const;
export const PASSWORD_LENGTH = { min: 8, max: 128 } as const;

/** Which of the rules of usernames a text keeps, for hints while it is typed; the server has the last word. */
export function usernameRules(username: string) {
  return {
    length: username.length >= USERNAME_LENGTH.min && username.length <= USERNAME_LENGTH.max,
    letters: username !== '' && !/^\d+$/.test(username) && (LATIN.test(username) || CYRILLIC.test(username)),
    separators: SEPARATORS_APART.test(username),
  };
}

/** Whether a text keeps all of them. */
export function isUsername(username: string): boolean {
  return Object.values(usernameRules(username)).every(Boolean);
}

/** 0 too short, 1 weak, 2 fair, 3 good, 4 strong. */
export type PasswordStrength = 0 | 1 | 2 | 3 | 4;

const STEPS_BITS = [45, 60, 80] as const;
const CLASSES: readonly [RegExp, number][] = [
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/\d/, 10],
  [/[\x20-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e]/, 33],
  [/[^\x20-\x7e]/, 60],
];

/**
 * Guess how hard a password is to guess: length counts most, repeats and rows ("aaaa", "1234") count nothing,
 * and one with a word that others know of this person is weak.
 *
 * @param known what others know: the e-mail, the username
 */
export function passwordStrength(password: string, known: readonly string[]): PasswordStrength {
  if (password.length < PASSWORD_LENGTH.min) return 0;
  const small = password.toLowerCase();
  const words = ['wibestore', ...known.flatMap((text) => text.toLowerCase().split(/[\W_]+/u))];
  if (words.some((word) => word.length >= 4 && small.includes(word))) return 1;
  const pool = CLASSES.reduce((sum, [letters, size]) => sum + (letters.test(password) ? size : 0), 0);
  const bits = countSurprises(small) * Math.log2(pool);
  return (1 + STEPS_BITS.filter((step) => bits >= step).length) as PasswordStrength;
}

/** Characters that neither repeat the one before nor go on a row of neighbours. */
function countSurprises(text: string): number {
  const codes = [...text].map((letter) => letter.codePointAt(0) ?? 0);
  const steps = codes.map((code, index) => code - (codes[index - 1] ?? Number.NaN));
  return steps.filter((step, index) => !(step === 0 || (Math.abs(step) === 1 && step === steps[index - 1])))
    .length;
}

/** The nine digits of an Uzbek number in groups: `90 123 45 67`; a pasted `+998` is taken off. */
export function formatPhone(text: string): string {
  const all = text.replace(/\D/g, '');
  const digits = (all.length > 9 && all.startsWith('998') ? all.slice(3) : all).slice(0, 9);
  return [digits.slice(0, 2), digits.slice(2, 5), digits.slice(5, 7), digits.slice(7)]
    .filter(Boolean)
    .join(' ');
}

/** The number as the server takes it: `+998901234567`, empty when there is none. */
export function phoneToWire(text: string): string {
  const digits = formatPhone(text).replaceAll(' ', '');
  return digits && `+998${digits}`;
}
