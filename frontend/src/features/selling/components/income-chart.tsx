import { useLingui } from '@lingui/react/macro';
import { BarChart } from '@/shared/chart/bar-chart';
import { useLocale } from '@/shared/i18n/locale';
import { formatNumber, formatSom } from '@/shared/lib/money';
import { pointsOf } from '../selling-stats';
import type { SellingDay } from '../shapes';

/** Income by days, with what was sold and looked at. */
export function IncomeChart({ series }: { series: readonly SellingDay[] }) {
  const { t } = useLingui();
  const locale = useLocale();
  return (
    <BarChart
      // Another period begins at its last day.
      key={series.length}
      title={t`Income by days`}
      series={[{ key: 'income', label: t`Income` }]}
      facts={[
        { key: 'sold', label: t`Sold` },
        { key: 'views', label: t`Views` },
      ]}
      points={pointsOf(series)}
      format={(sum) => formatSom(sum, locale)}
      formatAxis={formatNumber}
      empty={t`No money came in these days.`}
    />
  );
}
