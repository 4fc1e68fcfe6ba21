import type { AdminGame, GameRow } from './desk-games-api';

const TEXT = { uz: 'Matn', ru: 'Текст', en: 'Text' };

/** A game in the admins' list, for tests. */
export function gameRowMock(changes: Partial<GameRow> = {}): GameRow {
  return {
    id: 'pubg-mobile',
    slug: 'pubg-mobile',
    name: 'PUBG Mobile',
    publisher: 'Level Infinite',
    category: { slug: 'shooter', label: { uz: 'Otishma', ru: 'Шутер', en: 'Shooter' } },
    platforms: ['android', 'ios'],
    popularity: 1,
    aliases: ['pubg'],
    is_active: true,
    attribute_count: 2,
    listing_count: 14,
    min_price: 50_000,
    cover_url: '/covers/pubg-mobile.svg',
    updated_at: null,
    ...changes,
  };
}

/** A game with its own attributes, for tests. */
export function adminGameMock(changes: Partial<AdminGame> = {}): AdminGame {
  const { id: _, ...card } = gameRowMock();
  return {
    ...card,
    attributes: [
      {
        key: 'level',
        type: 'int',
        label: { uz: 'Daraja', ru: 'Уровень', en: 'Level' },
        choices: [],
        min: 1,
        max: 100,
        is_primary: true,
        is_required: true,
        is_filterable: true,
      },
      {
        key: 'rank',
        type: 'choice',
        label: { uz: 'Unvon', ru: 'Ранг', en: 'Rank' },
        choices: [{ value: 'conqueror', label: TEXT }],
        min: null,
        max: null,
        is_primary: false,
        is_required: false,
        is_filterable: true,
      },
    ],
    ...changes,
  };
}
