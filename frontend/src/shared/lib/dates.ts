import type { Locale } from '@/shared/i18n/locale';

const TIME_ZONE = 'Asia/Tashkent';
const TAGS: Record<Locale, string> = { uz: 'uz-Latn-UZ', ru: 'ru-RU', en: 'en-GB' };

// Chromium ships without Uzbek: its Intl would say "2026 M11 23" and "-2 h".
const UZBEK_MONTHS = [
  'yanvar',
  'fevral',
  'mart',
  'aprel',
  'may',
  'iyun',
  'iyul',
  'avgust',
  'sentabr',
  'oktabr',
  'noyabr',
  'dekabr',
];
const UZBEK_UNITS = {
  second: 'soniya',
  minute: 'daqiqa',
  hour: 'soat',
  day: 'kun',
  month: 'oy',
  year: 'yil',
};

const STEPS: readonly [keyof typeof UZBEK_UNITS, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(TAGS[locale], { timeZone: TIME_ZONE, ...options });
  formats.set(key, made);
  return made;
}

/** A day in Tashkent: `23 November 2026`. */
export function formatDate(iso: string, locale: Locale): string {
  if (locale === 'uz') return uzbekDate(iso, UZBEK_MONTHS);
  return format(locale, { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(iso));
}

/** A moment in Tashkent: `23 Nov 2026, 14:05`. */
export function formatDateTime(iso: string, locale: Locale): string {
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const date = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  if (locale !== 'uz') return format(locale, { ...date, ...time }).format(new Date(iso));
  const short = UZBEK_MONTHS.map((month) => month.slice(0, 3));
  return `${uzbekDate(iso, short)}, ${format('en', time).format(new Date(iso))}`;
}

/** The hour in Tashkent, in every language the same: `14:05`. */
export function formatClock(iso: string): string {
  return format('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(iso));
}

/** How long ago (or ahead): `2 hours ago`, `in 3 days`, `now` below a minute. */
export function formatRelative(iso: string, locale: Locale, now: number = Date.now()): string {
  const seconds = Math.round((new Date(iso).getTime() - now) / 1000);
  const [unit, size] = STEPS.find(([, step]) => Math.abs(seconds) >= step) ?? (['second', 60] as const);
  const count = Math.trunc(seconds / size);
  if (locale === 'uz') return uzbekRelative(count, unit);
  return new Intl.RelativeTimeFormat(TAGS[locale], { numeric: 'auto' }).format(count, unit);
}

function uzbekDate(iso: string, months: readonly string[]): string {
  const parts = format('en', { day: 'numeric', month: 'numeric', year: 'numeric' }).formatToParts(
    new Date(iso),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((each) => each.type === type)?.value);
  return `${part('year')}-yil ${part('day')}-${months[part('month') - 1]}`;
}

function uzbekRelative(count: number, unit: keyof typeof UZBEK_UNITS): string {
  if (count === 0) return 'hozir';
  return `${Math.abs(count)} ${UZBEK_UNITS[unit]}${count < 0 ? ' oldin' : 'dan keyin'}`;
}

/** Parts of a remaining time, each a whole number; all zero once it is over. */
export function splitDuration(milliseconds: number): {
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
} {
  const total = Math.max(0, Math.ceil(milliseconds / 1000));
  return {
    days: Math.floor(total / 86_400),
    hours: Math.floor((total % 86_400) / 3600),
    minutes: Math.floor((total % 3600) / 60),
    seconds: total % 60,
  };
}
