import { useLingui } from '@lingui/react/macro';
import type { Schema } from '@/shared/api/types';
import { pickText, useLocale } from '@/shared/i18n/locale';
import { cn } from '@/shared/lib/cn';
import { formatNumber } from '@/shared/lib/money';
import { paths } from '@/shared/lib/paths';
import { ButtonLink } from '@/shared/ui/button';
import { Money } from '@/shared/ui/money';
import { Share } from '@/shared/ui/share';
import { Skeleton } from '@/shared/ui/skeleton';
import { Stat } from '@/shared/ui/stat';
import { platformName } from './platforms';

/** Cover, name and facts of a game; as high while it loads. */
export function GameHeader({ game }: { game: Schema<'GameDetailOut'> | undefined }) {
  const { t } = useLingui();
  return (
    <header className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-4 border-line-muted border-b pb-6">
      {game ? (
        <img
          src={game.cover_url}
          alt=""
          width={320}
          height={200}
          fetchPriority="high"
          className="aspect-16/10 w-28 shrink-0 rounded-xl border border-line bg-neutral object-cover sm:w-48"
        />
      ) : (
        <Skeleton className="aspect-16/10 w-28 rounded-xl sm:w-48" />
      )}
      <div className="min-w-0 flex-1">
        <h1 className="text-balance font-extrabold text-2xl leading-8 tracking-[-.025em] sm:text-title">
          {game?.name ?? <Skeleton className="h-8 w-48 max-w-full sm:h-10" />}
        </h1>
        <div className="mt-1 min-h-5 text-muted max-sm:text-[13px]">
          {game ? <About game={game} /> : <Skeleton className="h-4 w-64 max-w-full" />}
        </div>
        {game && (
          <p className="mt-2 text-[13px] text-muted">
            <Share title={game.name} path={paths.game(game.slug)} />
          </p>
        )}
        {game && <Facts game={game} className="mt-4 max-sm:hidden" />}
        {!game && <Skeleton className="mt-2 h-5 w-20" />}
        {!game && <Skeleton className="mt-4 h-10 w-72 max-sm:hidden" />}
      </div>
      <ButtonLink to={paths.sell()} className="max-lg:hidden">
        {t`Sell an account of this game`}
      </ButtonLink>
      {game ? (
        <Facts game={game} className="w-full sm:hidden" />
      ) : (
        <Skeleton className="h-10 w-full sm:hidden" />
      )}
    </header>
  );
}

function About({ game }: { game: Schema<'GameDetailOut'> }) {
  const locale = useLocale();
  const facts = [pickText(game.category.label, locale), game.publisher, ...game.platforms.map(platformName)];
  return <p>{facts.filter(Boolean).join(' · ')}</p>;
}

function Facts({ game, className }: { game: Schema<'GameDetailOut'>; className: string }) {
  const { t } = useLingui();
  return (
    <dl className={cn('flex min-h-10 gap-8', className)}>
      <Stat label={t`Accounts on sale`} value={formatNumber(game.listing_count)} />
      {game.min_price !== null && (
        <Stat label={t`Cheapest account`} value={<Money amount={game.min_price} />} />
      )}
    </dl>
  );
}
