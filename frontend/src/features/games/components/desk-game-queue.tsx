import { useLingui } from '@lingui/react/macro';
import { ArrowDownUp, Plus } from 'lucide-react';
import { DataTable } from '@/shared/desk/table/data-table';
import type { Column } from '@/shared/desk/table/table-types';
import { useTableState } from '@/shared/desk/use-table-state';
import { pickText, useLocale } from '@/shared/i18n/locale';
import { adminPaths } from '@/shared/lib/admin-paths';
import { formatNumber } from '@/shared/lib/money';
import { useNavigate } from '@/shared/router/router';
import { Badge } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { Money } from '@/shared/ui/money';
import { Time } from '@/shared/ui/time';
import type { Platform } from '../desk-game-draft';
import { PLATFORM_NAMES, useGameWords } from '../desk-game-words';
import { GAMES, type GameRow, useAllDeskGames, useDeskGames, useGameCategories } from '../desk-games-api';
import { DeskGameOrder } from './desk-game-order';
import { DeskNewGame } from './desk-new-game';

const NEW = 'new';
const ORDER = 'order';

/** Every game of the catalog, also those in which nothing new is sold. */
export function DeskGameQueue() {
  const { t } = useLingui();
  const locale = useLocale();
  const navigate = useNavigate();
  const table = useTableState(GAMES);
  const categories = useGameCategories();
  const all = useAllDeskGames();
  return (
    <>
      <DataTable
        label={t`Games`}
        table={table}
        query={useDeskGames(table.filters)}
        rowTo={({ slug }) => adminPaths.game(slug)}
        columns={useColumns()}
        filters={[
          { name: 'search', label: t`Search` },
          {
            name: 'state',
            label: t`Status`,
            pinned: 'chips',
            options: [
              { value: 'active', label: t`On sale` },
              { value: 'hidden', label: t`Nothing new is taken` },
            ],
          },
          {
            name: 'category',
            label: t`Category`,
            options: categories.map(({ slug, label }) => ({ value: slug, label: pickText(label, locale) })),
          },
        ]}
        toolbar={
          <>
            <Button
              icon={<ArrowDownUp className="size-4" aria-hidden="true" />}
              onClick={() => table.open(ORDER)}
            >
              {t`Put in order`}
            </Button>
            <Button
              variant="primary"
              icon={<Plus className="size-4" aria-hidden="true" />}
              onClick={() => table.open(NEW)}
            >
              {t`Add a game`}
            </Button>
          </>
        }
        emptyAll={<EmptyState drawing="box" title={t`No games yet`} />}
      />
      {table.openId === ORDER && all.length > 0 && (
        <DeskGameOrder games={all} onClose={() => table.open(null)} />
      )}
      {table.openId === NEW && (
        <DeskNewGame
          categories={categories}
          onClose={() => table.open(null)}
          onDone={(slug) => void navigate(adminPaths.game(slug), { replace: true })}
        />
      )}
    </>
  );
}

function useColumns(): [Column<GameRow>, ...Column<GameRow>[]] {
  const { t } = useLingui();
  const locale = useLocale();
  const { popularity } = useGameWords();
  return [
    {
      key: 'name',
      label: t`Game`,
      skeleton: 'w-40',
      cell: ({ name, cover_url }) => (
        <span className="flex items-center gap-2.5">
          <img
            src={cover_url}
            alt=""
            loading="lazy"
            className="h-8 w-6 shrink-0 rounded-sm bg-inset object-cover"
          />
          <span className="truncate font-medium">{name}</span>
        </span>
      ),
    },
    {
      key: 'state',
      card: 'badge',
      label: t`Status`,
      skeleton: 'w-20',
      cell: ({ is_active }) =>
        is_active ? (
          <Badge tone="success">{t`On sale`}</Badge>
        ) : (
          <Badge tone="attention">{t`Nothing new is taken`}</Badge>
        ),
    },
    {
      key: 'category',
      label: t`Category`,
      skeleton: 'w-24',
      filter: 'category',
      cell: ({ category }) => pickText(category.label, locale),
    },
    {
      key: 'platforms',
      label: t`Platforms`,
      skeleton: 'w-32',
      isOptional: true,
      cell: ({ platforms }) => (
        <span className="inline-block max-w-full truncate align-middle lg:max-w-40">
          {platforms.map((platform) => PLATFORM_NAMES[platform as Platform] ?? platform).join(', ')}
        </span>
      ),
    },
    {
      key: 'popularity',
      label: t`Place`,
      skeleton: 'w-24',
      isOptional: true,
      cell: (game) => popularity[game.popularity] ?? game.popularity,
    },
    {
      key: 'attributes',
      label: t`Attributes`,
      skeleton: 'w-8',
      isRight: true,
      cell: ({ attribute_count }) => attribute_count,
    },
    {
      key: 'listings',
      label: t`Listings`,
      skeleton: 'w-10',
      isRight: true,
      cell: ({ listing_count }) => formatNumber(listing_count),
    },
    {
      key: 'price',
      label: t`Price from`,
      skeleton: 'w-24',
      isRight: true,
      isOptional: true,
      cell: ({ min_price }) =>
        min_price === null ? <span className="text-muted">—</span> : <Money amount={min_price} />,
    },
    {
      key: 'updated',
      label: t`Changed`,
      skeleton: 'w-20',
      isOptional: true,
      cell: ({ updated_at }) =>
        updated_at ? <Time iso={updated_at} className="text-muted" /> : <span className="text-muted">—</span>,
    },
  ];
}
