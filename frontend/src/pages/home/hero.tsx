import { useLingui } from '@lingui/react/macro';
import { ArrowRight, Lock, Search } from 'lucide-react';
import type { SubmitEvent } from 'react';
import type { GameSummary } from '@/features/games/api';
import { cn } from '@/shared/lib/cn';
import { formatNumber } from '@/shared/lib/money';
import { paths } from '@/shared/lib/paths';
import { Link, useNavigate } from '@/shared/router/router';
import { Button } from '@/shared/ui/button';
import { Skeleton } from '@/shared/ui/skeleton';
import { Stat } from '@/shared/ui/stat';
import { EscrowDrawing } from './escrow-drawing';

const CHIP_COUNT = 6;

export interface HeroProps {
  /** Undefined while they load, null when they could not be loaded. */
  games: readonly GameSummary[] | null | undefined;
  /** Accounts on sale that are delivered at once; undefined while that is asked, null when it is not to be had. */
  instantCount: number | null | undefined;
}

/** What the shop is and why it is safe, in one screen; on phones short, so that the games come at once. */
export function Hero({ games, instantCount }: HeroProps) {
  const { t } = useLingui();
  return (
    <section className="aurora relative overflow-hidden border-line-muted border-b">
      <div className="grid-lines absolute inset-0" aria-hidden="true" />
      <div className="page relative grid items-center gap-8 py-5 md:py-10 lg:grid-cols-[minmax(0,1fr)_26rem] xl:grid-cols-[minmax(0,1fr)_32rem] xl:py-12 xl:gap-16">
        <div className="min-w-0">
          <p className="inline-flex items-center gap-2 rounded-full border border-line bg-canvas/60 px-3 py-1 font-medium text-[13px] backdrop-blur max-md:hidden">
            <Lock className="size-3.5 text-success" aria-hidden="true" />
            {t`Escrow in every deal`}
          </p>
          <h1 className="text-balance font-extrabold text-[1.75rem] leading-8 tracking-[-.03em] md:mt-5 md:text-display md:leading-12 xl:text-[3.25rem] xl:leading-14">
            {t`Game accounts. Safe deals.`}
          </h1>
          <p className="mt-2 max-w-xl text-pretty text-muted md:mt-4 md:text-lg md:leading-7">
            {t`Your money waits in escrow: you get the login, check it for up to 24 hours, and only then is the seller paid.`}
          </p>
          <HeroSearch />
          <GameChips games={games} />
          <LiveFigures games={games} instantCount={instantCount} />
        </div>
        <EscrowDrawing className="max-lg:hidden" />
      </div>
    </section>
  );
}

/** On phones the header's own search stands right above, so one is enough. */
function HeroSearch() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const search = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const words = new FormData(event.currentTarget).get('words');
    void navigate(paths.catalog(String(words ?? '').trim()));
  };
  return (
    <form onSubmit={search} className="mt-7 flex max-w-xl gap-2 max-md:hidden">
      <span className="relative min-w-0 flex-1">
        <Search
          className="pointer-events-none absolute top-1/2 left-3.5 size-4.5 -translate-y-1/2 text-muted"
          aria-hidden="true"
        />
        <input
          type="search"
          name="words"
          maxLength={100}
          enterKeyHint="search"
          autoComplete="off"
          aria-label={t`Game, rank or skin`}
          placeholder={t`Game, rank or skin…`}
          className="h-12 w-full rounded-lg border border-line bg-canvas pr-3 pl-10.5 text-base shadow-rest transition-[border-color,box-shadow] hover:border-line-strong focus:border-focus focus:outline-none focus:ring-3 focus:ring-focus/25"
        />
      </span>
      <Button type="submit" variant="primary" className="h-12! px-6!">
        {t`Find an account`}
      </Button>
    </form>
  );
}

function GameChips({ games }: Pick<HeroProps, 'games'>) {
  const { t } = useLingui();
  const shown = games?.filter((game) => game.listing_count > 0).slice(0, CHIP_COUNT);
  if (games === null || shown?.length === 0) return null;
  const look =
    'touch-target inline-flex h-9 shrink-0 items-center gap-2 rounded-full border border-line bg-canvas/70 pr-3 font-medium text-[13px] backdrop-blur transition-colors hover:border-line-strong hover:bg-canvas';
  return (
    <nav aria-label={t`Popular games`} className="-mx-4 mt-4 md:-mx-6 md:mt-5 lg:mx-0">
      <ul className="flex gap-2 overflow-x-auto px-4 py-1 [scrollbar-width:none] md:px-6 lg:px-0 xl:flex-wrap">
        {shown?.map((game) => (
          <li key={game.slug} className="shrink-0">
            <Link to={paths.game(game.slug)} className={cn(look, 'pl-1')}>
              <img
                src={game.cover_url}
                alt=""
                width={28}
                height={28}
                className="size-7 rounded-full object-cover"
              />
              {game.name}
              <span className="text-muted tnum">{game.listing_count}</span>
            </Link>
          </li>
        )) ??
          Array.from({ length: CHIP_COUNT }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: places without content have nothing else.
            <li key={index} className="shrink-0" aria-hidden="true">
              <Skeleton className="h-9 w-32 rounded-full" />
            </li>
          ))}
        <li className="shrink-0">
          <Link to={paths.games()} className={cn(look, 'pl-3')}>
            {t`All games`}
            <ArrowRight className="size-3.5" aria-hidden="true" />
          </Link>
        </li>
      </ul>
    </nav>
  );
}

/** Only what the shop has just counted; on phones the room belongs to the games. */
function LiveFigures({ games, instantCount }: HeroProps) {
  const { t } = useLingui();
  const withListings = games?.filter((game) => game.listing_count > 0);
  const onSale = withListings?.reduce((sum, game) => sum + game.listing_count, 0);
  const figures = [
    { label: t`accounts on sale`, value: games === null ? null : onSale },
    { label: t`games on sale`, value: games === null ? null : withListings?.length },
    { label: t`delivered at once`, value: instantCount },
  ].filter(({ value }) => value !== null);
  return (
    <dl className="mt-8 flex flex-wrap gap-x-10 gap-y-4 max-md:hidden">
      {figures.map(({ label, value }) => (
        <Stat
          key={label}
          size="lg"
          label={label}
          value={value == null ? <Skeleton className="h-8 w-14" /> : <span>{formatNumber(value)}</span>}
        />
      ))}
    </dl>
  );
}
