/** The typed words in small letters. */
export function wordsOf(typed: string): string[] {
  return typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
}

/** Every typed word begins a word of the label; a longer one may also stand inside. */
export function fits(label: string, words: readonly string[]): boolean {
  const text = ` ${label.toLowerCase()}`;
  return words.every((word) => text.includes(` ${word}`) || (word.length > 2 && text.includes(word)));
}
