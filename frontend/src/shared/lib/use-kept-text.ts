import { useState } from 'react';
import { tabStorage } from './storage';

const PREFIX = 'wibestore.text.';

/**
 * A text that somebody is writing, kept through reloads and lost connections in this tab until it is sent.
 *
 * @returns the text, a setter, and a way to forget it
 */
export function useKeptText(
  key: string,
): [text: string, setText: (text: string) => void, forget: () => void] {
  const [text, setText] = useState(() => tabStorage.read(PREFIX + key) ?? '');
  const keep = (next: string) => {
    setText(next);
    if (next) tabStorage.write(PREFIX + key, next);
    else tabStorage.remove(PREFIX + key);
  };
  return [text, keep, () => keep('')];
}
