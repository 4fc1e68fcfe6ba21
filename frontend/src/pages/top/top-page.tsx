import { useLingui } from '@lingui/react/macro';
import { Gamepad2 } from 'lucide-react';
import { Suspense } from 'react';
import { useGames } from '@/features/games/api';
import { lazyPart } from '@/shared/i18n/lazy-part';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { useSearchParams } from '@/shared/router/router';
import { Select } from '@/shared/ui/select';
import { Skeleton } from '@/shared/ui/skeleton';
import { Tabs } from '@/shared/ui/tabs';
import { TopSellers } from './top-sellers';

const TopListings = lazyPart(async () => (await import('./top-listings')).TopListings, 'top');

/** The best sellers and the best listings; tab, game and order are in the address. */
export function TopPage() {
  const { t } = useLingui();
  useDocumentTitle(t`The best of the shop`);
  const { game, tab, order, set } = useTopAddress();
  const toGame = (slug: string | undefined) => set('game', slug);
  return (
    <div className="page py-6 md:py-8">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div className="min-w-0">
          <h1 className="text-balance text-title">{t`The best of the shop`}</h1>
          <p className="mt-1.5 max-w-prose text-pretty text-muted">
            {t`A place here cannot be bought: neither a plan nor a payment moves anybody up.`}
          </p>
        </div>
        <GameSelect game={game} onChange={toGame} />
      </div>
      <Tabs
        label={t`What is the best`}
        className="mt-6"
        value={tab}
        onChange={(chosen) => set('tab', chosen === 'listings' ? chosen : undefined)}
        tabs={[
          {
            key: 'sellers',
            label: t`Top sellers`,
            panel: <TopSellers game={game} onAllGames={() => toGame(undefined)} />,
          },
          {
            key: 'listings',
            label: t`Top accounts`,
            panel: (
              <Suspense fallback={<Skeleton className="h-128 rounded-xl" />}>
                <TopListings
                  game={game}
                  order={order}
                  onOrder={(chosen) => set('order', chosen === '-rating' ? 'rating' : undefined)}
                />
              </Suspense>
            ),
          },
        ]}
      />
    </div>
  );
}

function GameSelect({
  game,
  onChange,
}: {
  game: string | undefined;
  onChange: (slug: string | undefined) => void;
}) {
  const { t } = useLingui();
  const games = useGames();
  const options = [
    { value: '', label: t`All games` },
    ...(games.data ?? []).map(({ slug, name }) => ({ value: slug, label: name })),
  ];
  return (
    <Select
      size="md"
      aria-label={t`Game`}
      icon={<Gamepad2 className="size-4" aria-hidden="true" />}
      options={options}
      value={game ?? ''}
      onChange={(event) => onChange(event.target.value || undefined)}
      className="pointer-coarse:h-11"
    />
  );
}

/** What of the page is in its address, and the way to change one part of it. */
function useTopAddress() {
  const [params, setParams] = useSearchParams();
  return {
    game: params.get('game') || undefined,
    tab: params.get('tab') === 'listings' ? ('listings' as const) : ('sellers' as const),
    order: params.get('order') === 'rating' ? ('-rating' as const) : ('-popularity' as const),
    set: (name: string, value: string | undefined) =>
      setParams(
        (known) => {
          const changed = new URLSearchParams(known);
          if (value) changed.set(name, value);
          else changed.delete(name);
          return changed;
        },
        { replace: true },
      ),
  };
}
