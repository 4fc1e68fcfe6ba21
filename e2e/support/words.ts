import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CATALOGS = join(dirname(fileURLToPath(import.meta.url)), '../../frontend/src/shared/i18n/locales/');
const read = new Map<string, ReadonlyMap<string, string>>();

/** What is said in a language: the interface's own catalog. */
function catalogOf(language: string): ReadonlyMap<string, string> {
  let words = read.get(language);
  if (!words) {
    const text = readFileSync(`${CATALOGS}${language}.po`, 'utf8').replaceAll('"\n"', '');
    const found = text.matchAll(/^msgid (".*")\nmsgstr (".*")$/gm);
    words = new Map([...found].map(([, id, said]) => [JSON.parse(id ?? '""'), JSON.parse(said ?? '""')]));
    read.set(language, words);
  }
  return words;
}

const escaped = (text: string) => text.replace(/[.*+?^$()[\]|\\{}]/g, '\\$&');

export type Say = (sentence: string, how?: 'whole' | 'beginning') => RegExp;

/** How a sentence of the interface looks in a language; what stands in its braces is anything. */
export function sayIn(language: string): Say {
  return (sentence, how = 'whole') => {
    const said = catalogOf(language).get(sentence);
    if (!said) throw new Error(`nothing in ${language}.po for: ${sentence}`);
    const source = said
      .split(/\{[^{}]*\}/)
      .map(escaped)
      .join('.*');
    return new RegExp(`^${source}${how === 'whole' ? '$' : ''}`);
  };
}
