import { useDeferredValue } from 'react';
import type { GameSummary } from '@/features/games/api';
import { pickText, useLocale } from '@/shared/i18n/locale';
import { useSettledText } from '@/shared/lib/use-settled-text';
import { useSearchParams } from '@/shared/router/router';

export interface Category {
  slug: string;
  label: string;
  games: GameSummary[];
}

/** Words without what people leave out when they type: case, marks, punctuation. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

/**
 * The games page's search and category, both in the address.
 *
 * @returns all categories, and those that are shown with the games that match; both with the fullest first
 */
export function useGameSearch(games: readonly GameSummary[]) {
  const [params, setParams] = useSearchParams();
  const locale = useLocale();
  const chosen = params.get('category');

  const set = (name: 'q' | 'category', value: string | null) =>
    setParams(
      (current) => {
        const next = new URLSearchParams(current);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: name === 'q' },
    );
  // The address comes a moment after the letters: a field must not wait for it.
  const words = useSettledText(params.get('q') ?? '', (text) => set('q', text.trim()));
  const sought = folded(useDeferredValue(words.typed));
  const clear = () => {
    words.type('');
    setParams({});
  };

  const matching = games.filter(({ name, publisher }) => folded(name + publisher).includes(sought));
  const categories = categoriesOf(games, (label) => pickText(label, locale));
  const shown = categoriesOf(
    matching.filter((game) => !chosen || game.category.slug === chosen),
    (label) => pickText(label, locale),
  );
  return { words, chosen, categories, shown, choose: (slug: string | null) => set('category', slug), clear };
}

function categoriesOf(
  games: readonly GameSummary[],
  labelOf: (label: GameSummary['category']['label']) => string,
): Category[] {
  const found = new Map<string, Category>();
  for (const game of games) {
    const { slug, label } = game.category;
    const category = found.get(slug) ?? { slug, label: labelOf(label), games: [] };
    category.games.push(game);
    found.set(slug, category);
  }
  return [...found.values()].sort((left, right) => countOf(right) - countOf(left));
}

/** How many accounts a category has on sale. */
export function countOf(category: Category): number {
  return category.games.reduce((sum, game) => sum + game.listing_count, 0);
}
