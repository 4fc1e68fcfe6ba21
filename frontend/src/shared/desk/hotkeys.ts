import { storage } from '@/shared/lib/storage';
import type { Command } from './commands';

const KEY = 'wibestore.desk.keys';
const SEQUENCE_MS = 1500;
const TYPING =
  'input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable]:not([contenteditable=false])';
const CODES: Record<string, string> = {
  '[': 'BracketLeft',
  ']': 'BracketRight',
  '/': 'Slash',
  '.': 'Period',
};

/** Whether single keys act; people who speak to their computer may need them off (WCAG 2.1.4). */
export function areSingleKeysOn(): boolean {
  return storage.read(KEY) !== 'off';
}

export function setSingleKeys(isOn: boolean): void {
  if (isOn) storage.remove(KEY);
  else storage.write(KEY, 'off');
}

/** The key's place on the keyboard: letters are the same ones on Uzbek and Russian layouts. */
function codeOf(key: string): string {
  if (/^[a-z]$/i.test(key)) return `Key${key.toUpperCase()}`;
  if (/^\d$/.test(key)) return `Digit${key}`;
  return CODES[key] ?? key;
}

/**
 * Whether a press is this key: `a`, `1`, `[`, `?`, `shift+d`, `mod+k` (Ctrl, or Command on a Mac), `mod+enter`.
 */
export function isPress(event: KeyboardEvent, hotkey: string): boolean {
  if (hotkey === '?')
    return !hasModifier(event) && (event.key === '?' || (event.code === 'Slash' && event.shiftKey));
  const parts = hotkey.split('+');
  const key = parts.at(-1) ?? '';
  const wantsModifier = parts.includes('mod');
  if (wantsModifier !== hasModifier(event) || parts.includes('shift') !== event.shiftKey) return false;
  if (wantsModifier && event.altKey) return false;
  if (key.length > 1) return event.key.toLowerCase() === key.toLowerCase();
  return (
    event.code === codeOf(key) || (event.code === '' && event.key === key) || event.code === `Numpad${key}`
  );
}

function hasModifier({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey;
}

function isTyping({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest(TYPING) !== null;
}

/**
 * Listen to the whole window: presses find their command, sequences (`g d`) within a moment.
 *
 * Nothing is done while somebody types, composes a letter or has a dialog open; a key that is held does again only what
 * is harmless.
 *
 * @param read the commands now, the nearest first
 * @returns the way to stop
 */
export function listenToHotkeys(read: () => readonly Command[]): () => void {
  let first: { key: string; at: number } | null = null;

  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
    const hasMod = event.ctrlKey || event.metaKey;
    if (!hasMod && (isTyping(event) || !areSingleKeysOn())) return;
    const begun = first && Date.now() - first.at < SEQUENCE_MS ? first.key : null;
    first = null;
    const commands = read().filter(({ hotkey }) => hotkey);
    const found = commands.find(({ hotkey = '' }) => {
      const [lead, next] = hotkey.split(' ');
      return next === undefined
        ? begun === null && isPress(event, lead ?? '')
        : lead === begun && isPress(event, next);
    });
    if (found) {
      if (event.repeat && !found.isRepeatable) return;
      event.preventDefault();
      if (!found.disabledReason) found.run();
      return;
    }
    const lead = commands
      .map(({ hotkey = '' }) => hotkey.split(' '))
      .find(([key, next]) => next !== undefined && isPress(event, key ?? ''))?.[0];
    if (lead !== undefined && !event.repeat) first = { key: lead, at: Date.now() };
  };

  addEventListener('keydown', press);
  return () => removeEventListener('keydown', press);
}

/** A hotkey as it is written on keys: `['Ctrl', 'K']`, `['G', 'D']`. */
export function keyCaps(hotkey: string): string[] {
  return hotkey.split(/[ +]/).map((key) => {
    if (key === 'mod') return /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';
    return key.charAt(0).toUpperCase() + key.slice(1);
  });
}
