import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useLocale } from '@/shared/i18n/locale';
import { formatSom } from '@/shared/lib/money';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { Skeleton } from '@/shared/ui/skeleton';
import type { GameSummary } from '../api';

/** A game as a small card that opens its listings. */
export function GameTile({ game }: { game: GameSummary }) {
  return (
    <article className="surface surface-glow flex h-full flex-col">
      <img
        src={game.cover_url}
        alt=""
        width={320}
        height={200}
        loading="lazy"
        decoding="async"
        className="aspect-16/10 w-full rounded-t-[11px] bg-neutral object-cover"
      />
      <div className="flex min-w-0 flex-1 flex-col px-3 py-2.5">
        <h3 className="truncate font-semibold text-[15px] leading-5">
          <Link
            to={paths.game(game.slug)}
            title={game.name}
            className="rounded-sm after:absolute after:inset-0 after:rounded-xl"
          >
            {game.name}
          </Link>
        </h3>
        <GameOffer game={game} />
      </div>
    </article>
  );
}

/** How many accounts there are and from what price; the height is the same without any. */
function GameOffer({ game }: { game: GameSummary }) {
  const { t } = useLingui();
  const locale = useLocale();
  if (game.listing_count === 0) {
    return <p className="mt-0.5 min-h-10 text-[13px] text-muted">{t`No accounts yet`}</p>;
  }
  const price = game.min_price === null ? null : formatSom(game.min_price, locale);
  return (
    <p className="mt-0.5 min-h-10 text-[13px] text-muted tnum">
      <span className="block truncate">
        <Plural value={game.listing_count} one="# account" other="# accounts" />
      </span>
      {price !== null && (
        <span className="block truncate text-fg">
          <Trans>from {price}</Trans>
        </span>
      )}
    </p>
  );
}

/** The tile's place while games load. */
export function GameTileSkeleton() {
  return (
    <div className="surface" aria-hidden="true">
      <Skeleton className="aspect-16/10 rounded-t-[11px] rounded-b-none" />
      <div className="px-3 py-2.5">
        <div className="flex h-5 items-center">
          <Skeleton className="h-4 w-3/4" />
        </div>
        <div className="mt-0.5 flex h-10 flex-col justify-around">
          <Skeleton className="h-3 w-1/2" />
          <Skeleton className="h-3 w-2/3" />
        </div>
      </div>
    </div>
  );
}
