import { useLingui } from '@lingui/react/macro';
import { type Stats, useStats } from '@/features/figures/api';
import { useLocale } from '@/shared/i18n/locale';
import { formatNumber, formatRate } from '@/shared/lib/money';
import { paths } from '@/shared/lib/paths';
import { Stat } from '@/shared/ui/stat';
import { SectionHead } from './section-head';

/** Under these the figures would say more of how young the shop is than of what it is worth. */
const LISTINGS_ENOUGH = 50;
const DEALS_ENOUGH = 100;
const PERCENT_BPS = 100;

/** The shop in four live figures; nothing while they are small, unknown or not to be had. */
export function ShopBand() {
  const { data } = useStats();
  if (!data || data.active_listings < LISTINGS_ENOUGH || data.completed < DEALS_ENOUGH) return null;
  return <Band stats={data} />;
}

function Band({ stats }: { stats: Stats }) {
  const { t } = useLingui();
  const locale = useLocale();
  const undisputed = stats.undisputed_bps;
  const figures = [
    [t`Completed orders`, formatNumber(stats.completed)],
    [t`Accounts on sale`, formatNumber(stats.active_listings)],
    [t`Sellers`, formatNumber(stats.sellers)],
    ...(undisputed === null
      ? []
      : [
          [
            t`Without a dispute`,
            formatRate(Math.floor(undisputed / PERCENT_BPS) * PERCENT_BPS, locale),
          ] as const,
        ]),
  ] as const;
  return (
    <section
      aria-labelledby="shop-figures"
      className="page drawn-when-near pt-10 [--near-height:16rem] md:pt-14"
    >
      <SectionHead id="shop-figures" title={t`The shop in numbers`} to={paths.statistics()} />
      <dl className="surface grid grid-cols-2 gap-6 p-5 text-center md:auto-cols-fr md:grid-flow-col md:grid-cols-none md:p-6">
        {figures.map(([label, value]) => (
          <Stat key={label} label={label} value={value} size="lg" />
        ))}
      </dl>
    </section>
  );
}
