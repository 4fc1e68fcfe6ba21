import { offsetOf } from './availability';

/** Where the shop's people live; others keep the zone they have. */
const ZONES = [
  'Asia/Tashkent',
  'Asia/Samarkand',
  'Asia/Almaty',
  'Asia/Bishkek',
  'Asia/Dushanbe',
  'Asia/Ashgabat',
  'Europe/Moscow',
  'Europe/Istanbul',
  'Asia/Dubai',
  'Asia/Seoul',
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
] as const;

/** The browser's own zone; undefined where it does not say. */
export function knownTimeZone(): string | undefined {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || undefined;
}

/** Time zones to choose from, the current one and the browser's among them: `Asia/Tashkent · UTC+5`. */
export function timeZoneOptions(current: string): { value: string; label: string }[] {
  const zones = new Set<string>([...ZONES, current, knownTimeZone() ?? ''].filter(Boolean));
  return [...zones].map((zone) => ({
    value: zone,
    label: `${zone.replaceAll('_', ' ')} · ${offsetOf(zone)}`,
  }));
}
