import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Stats } from '@/features/figures/api';
import { formatNumber } from '@/shared/lib/money';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { Money } from '@/shared/ui/money';

/** The games in numbers, the fullest first: a table, whose rows are cards where it has no room. */
export function GameFigures({ games }: { games: Stats['games'] }) {
  const { t } = useLingui();
  if (games.length === 0) return null;
  const [onSale, completed, price] = [t`On sale`, t`Completed in 30 days`, t`Price in the middle`];
  return (
    <section aria-labelledby="by-game" className="mt-8">
      <h2 id="by-game" className="font-bold text-xl tracking-[-.02em]">{t`By game`}</h2>
      <p className="mt-1 max-w-prose text-muted">
        {t`Half of the accounts on sale cost more than the price in the middle, half cost less.`}
      </p>
      <div className="surface mt-4">
        <table className="w-full text-left max-sm:block">
          <caption className="sr-only">{t`By game`}</caption>
          <thead className="border-line-muted border-b text-muted text-xs max-sm:sr-only">
            <tr>
              <th scope="col" className="px-5 py-3 font-semibold">{t`Game`}</th>
              {[onSale, completed, price].map((head) => (
                <th key={head} scope="col" className="px-5 py-3 text-right font-semibold">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line-muted max-sm:block">
            {games.map(({ game, active_listings, completed_lately, median_price }) => {
              const cells: [string, ReactNode][] = [
                [onSale, formatNumber(active_listings)],
                [completed, completed_lately === null ? t`fewer than five` : formatNumber(completed_lately)],
                [price, median_price === null ? '—' : <Money key="price" amount={median_price} />],
              ];
              return (
                <tr key={game.slug} className="max-sm:block max-sm:px-5 max-sm:py-3">
                  <th scope="row" className="font-semibold max-sm:block sm:px-5 sm:py-3">
                    <Link
                      to={paths.game(game.slug)}
                      className="inline-flex items-center rounded hover:text-accent hover:underline max-md:min-h-11"
                    >
                      {game.name}
                    </Link>
                  </th>
                  {cells.map(([head, value]) => (
                    <td
                      key={head}
                      className="text-right tnum max-sm:flex max-sm:items-baseline max-sm:justify-between max-sm:gap-4 max-sm:py-0.5 sm:px-5 sm:py-3"
                    >
                      <span aria-hidden="true" className="text-muted text-xs sm:hidden">
                        {head}
                      </span>
                      <span>{value}</span>
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
