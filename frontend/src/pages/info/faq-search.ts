import { plainWords } from './blocks';
import type { FaqGroup, FaqItem } from './content/shape';

/** Any of the marks that people type for the one in oʻ, gʻ and eʼlon. */
const APOSTROPHES = /[ʻʼ‘’`´']/g;

function folded(text: string): string {
  return text.toLowerCase().replace(APOSTROPHES, '').replace(/ё/g, 'е');
}

function textOf({ question, answer }: FaqItem): string {
  return folded(plainWords([question, ...answer.flat()].join(' ')));
}

/** The questions in which every word stands, in their groups; groups without any are left out. */
export function faqFound(groups: readonly FaqGroup[], asked: string): FaqGroup[] {
  const words = folded(asked).split(/\s+/).filter(Boolean);
  return groups
    .map((group) => ({
      ...group,
      items: group.items.filter((item) => {
        const text = textOf(item);
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ items }) => items.length > 0);
}
